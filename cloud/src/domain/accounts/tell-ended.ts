/** Tells of each act after which a session of a student may have ended, also of one that failed half way. */
import type { AccountStore } from './account-store.ts';
import type { DeviceStore } from './devices.ts';

export type Ended = (userId: string) => void;

export function accountsThatTell(store: AccountStore, ended: Ended): AccountStore {
  return {
    ...store,
    endSession: (session, nowMs) => store.endSession(session, nowMs).finally(() => ended(session.userId)),
    eraseStudent: (userId) => store.eraseStudent(userId).finally(() => ended(userId)),
    exchangeToken: async (exchange) => {
      const exchanged = await store.exchangeToken(exchange);
      // A token that was stolen and shown again ends its session. Each other exchange, one in minutes, ends none.
      if (exchanged.verdict === 'reused') ended(exchange.userId);
      return exchanged;
    },
  };
}

export function devicesThatTell(store: DeviceStore, ended: Ended): DeviceStore {
  return {
    ...store,
    revoke: (userId, deviceId, nowMs) => store.revoke(userId, deviceId, nowMs).finally(() => ended(userId)),
  };
}
