/** Puts accounts together: their rules, their store, and the check of access tokens. */
import { randomBytes } from 'node:crypto';
import { newId } from '@answly/shared/sync/new-id';
import type { Config } from './config.ts';
import { createAccessTokens } from './domain/accounts/access-tokens.ts';
import { createAccounts, type Accounts } from './domain/accounts/accounts.ts';
import { createPasswordHasher } from './domain/accounts/password-hash.ts';
import type { Session } from './domain/accounts/session.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { postgresAccountStore } from './storage/postgres/account-store.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { postgresLiveSessions } from './storage/postgres/live-sessions.ts';
import { postgresThrottle } from './storage/postgres/throttle.ts';

export interface StartedAccounts {
  accounts: Accounts;
  authenticate: (authorization: string | undefined) => Promise<Session>;
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
  return { accounts, authenticate: createAuthenticate({ verify: accessTokens.verify, isLive }) };
}
