/** Puts accounts together: their rules, their store, and the check of access tokens. */
import { randomBytes } from 'node:crypto';
import { limits } from '@answly/shared/limits';
import { newId } from '@answly/shared/sync/new-id';
import type { Config } from './config.ts';
import { createAccessTokens } from './domain/accounts/access-tokens.ts';
import { createDevices, type Devices } from './domain/accounts/devices.ts';
import { createAccounts, type Accounts } from './domain/accounts/accounts.ts';
import { createPasswordHasher } from './domain/accounts/password-hash.ts';
import type { Session } from './domain/accounts/session.ts';
import { createAuthenticate, type Authenticate } from './http/authenticate.ts';
import { postgresAccountStore } from './storage/postgres/account-store.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { postgresDeviceStore } from './storage/postgres/device-store.ts';
import { postgresLiveSessions } from './storage/postgres/live-sessions.ts';
import { postgresThrottle } from './storage/postgres/throttle.ts';

export interface StartedAccounts {
  accounts: Accounts;
  devices: Devices;
  authenticate: Authenticate;
  /** Whether a session stands now. */
  isLive: (session: Session) => Promise<boolean>;
}

export function startAccounts(tokens: Config['tokens'], sql: Sql, now: () => number): StartedAccounts {
  const accessTokens = createAccessTokens({
    secret: tokens.secret ?? randomBytes(32).toString('base64url'),
    lifetimeSeconds: tokens.accessSeconds,
    now,
  });
  const accounts = createAccounts({
    store: postgresAccountStore(sql),
    throttle: postgresThrottle(sql, now),
    hasher: createPasswordHasher(),
    accessTokens,
    refreshMs: tokens.refreshMs,
    reuseGraceMs: tokens.reuseGraceMs,
    now,
    newId: () => newId(now(), randomBytes(16)),
  });
  const { isLive } = postgresLiveSessions(sql);
  const devices = createDevices({
    store: postgresDeviceStore(sql),
    now,
    countMax: limits.devicesListedMax,
  });
  const authenticate = createAuthenticate({ verify: accessTokens.verify, isLive });
  return { accounts, devices, authenticate, isLive };
}
