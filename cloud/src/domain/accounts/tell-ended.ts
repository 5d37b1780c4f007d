/** Tells of each act after which a session of a student may have ended, also of one whose end was not heard of. */
import type { AccountStore } from './account-store.ts';
import type { DeviceStore } from './devices.ts';

export type Ended = (userId: string) => void;

export function accountsThatTell(store: AccountStore, ended: Ended): AccountStore {
  return {
    ...store,
    endSession: (session, nowMs) => store.endSession(session, nowMs).finally(() => ended(session.userId)),
    eraseStudent: (userId) => store.eraseStudent(userId).finally(() => ended(userId)),
    exchangeToken: (exchange) => store.exchangeToken(exchange).finally(() => ended(exchange.userId)),
  };
}

export function devicesThatTell(store: DeviceStore, ended: Ended): DeviceStore {
  return {
    ...store,
    revoke: (userId, deviceId, nowMs) => store.revoke(userId, deviceId, nowMs).finally(() => ended(userId)),
  };
}
