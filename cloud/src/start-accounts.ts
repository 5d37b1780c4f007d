/** Puts accounts together: their rules, their store, and the check of access tokens. */
import { randomBytes } from 'node:crypto';
import { newId } from '@answly/shared/sync/new-id';
import type { Config } from './config.ts';
import { createAccessTokens } from './domain/accounts/access-tokens.ts';
import { createDevices, type Devices } from './domain/accounts/devices.ts';
import { createAccounts, type Accounts } from './domain/accounts/accounts.ts';
import { createPasswordHasher } from './domain/accounts/password-hash.ts';
import type { Session } from './domain/accounts/session.ts';
import { createAuthenticate, type Authenticate } from './http/authenticate.ts';
import { rememberedSessions } from './domain/accounts/remembered-sessions.ts';
import { accountsThatTell, devicesThatTell } from './domain/accounts/tell-ended.ts';
import { postgresAccountStore } from './storage/postgres/account-store.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { postgresDeviceStore } from './storage/postgres/device-store.ts';
import { postgresLiveSessions } from './storage/postgres/live-sessions.ts';
import { postgresThrottle } from './storage/postgres/throttle.ts';
import type { RedisHandle } from './storage/redis/connect.ts';
import { redisEndedNotices } from './storage/redis/ended-sessions.ts';

export interface StartedAccounts {
  accounts: Accounts;
  devices: Devices;
  authenticate: Authenticate;
  /** Whether a session stands, nothing remembered: for what is asked seldom. */
  isLive: (session: Session) => Promise<boolean>;
  stop(): void;
}

export interface AccountsSurroundings {
  sql: Sql;
  redis: RedisHandle | undefined;
  now: () => number;
}

/**
 * An ended session is refused at once where it was ended, and a moment later on other replicas; where Redis cannot tell
 * them, after this time.
 */
const sessionMemory = { studentsMax: 50_000, ttlMs: 2_000 };

export function startAccounts(
  tokens: Config['tokens'],
  { sql, redis, now }: AccountsSurroundings,
): StartedAccounts {
  const truth = postgresLiveSessions(sql);
  const sessions = rememberedSessions(truth, sessionMemory);
  const others = redis && redisEndedNotices(redis.redis, sessions.forget);
  const ended = (userId: string): void => {
    sessions.forget(userId);
    others?.tell(userId);
  };
  const accessTokens = createAccessTokens({
    secret: tokens.secret ?? randomBytes(32).toString('base64url'),
    lifetimeSeconds: tokens.accessSeconds,
    now,
  });
  const accounts = createAccounts({
    store: accountsThatTell(postgresAccountStore(sql), ended),
    throttle: postgresThrottle(sql, now),
    hasher: createPasswordHasher(),
    accessTokens,
    refreshMs: tokens.refreshMs,
    reuseGraceMs: tokens.reuseGraceMs,
    now,
    newId: () => newId(now(), randomBytes(16)),
  });
  const devices = createDevices({ store: devicesThatTell(postgresDeviceStore(sql), ended), now });
  const authenticate = createAuthenticate({ verify: accessTokens.verify, isLive: sessions.isLive });
  return { accounts, devices, authenticate, isLive: truth.isLive, stop: () => others?.close() };
}
