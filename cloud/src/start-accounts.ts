/** Puts accounts together: their rules, their store, and the check of access tokens. */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { newId } from '@answly/shared/sync/new-id';
import type { Config } from './config.ts';
import { createAccessTokens } from './domain/accounts/access-tokens.ts';
import { createDevices, type Devices } from './domain/accounts/devices.ts';
import { createAccounts, type Accounts } from './domain/accounts/accounts.ts';
import { createPasswordHasher } from './domain/accounts/password-hash.ts';
import type { Session } from './domain/accounts/session.ts';
import { startRounds } from './domain/rounds.ts';
import { realTimers, type Timers } from './domain/timers.ts';
import { createAuthenticate, type Authenticate } from './http/authenticate.ts';
import { rememberedSessions } from './domain/accounts/remembered-sessions.ts';
import { accountsThatTell, devicesThatTell } from './domain/accounts/tell-ended.ts';
import { postgresAccountStore } from './storage/postgres/account-store.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { postgresDeviceStore } from './storage/postgres/device-store.ts';
import { postgresLiveSessions } from './storage/postgres/live-sessions.ts';
import { sweepSessions } from './storage/postgres/session-sweep.ts';
import { postgresThrottle, sweepThrottle } from './storage/postgres/throttle.ts';
import type { RedisHandle } from './storage/redis/connect.ts';
import { redisEndedNotices } from './storage/redis/ended-sessions.ts';

export interface StartedAccounts {
  accounts: Accounts;
  devices: Devices;
  authenticate: Authenticate;
  /** Whether a session stands, nothing remembered: for what is asked seldom. */
  isLive: (session: Session) => Promise<boolean>;
  /** Forgets tries and sign-ins that count for nothing any more; it is done daily, too. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export interface AccountsSurroundings {
  sql: Sql;
  redis: RedisHandle | undefined;
  log: Pick<Logger, 'error'>;
  now: () => number;
  timers?: Timers;
}

const dayMs = 86_400_000;

/**
 * An ended session is refused at once where it was ended, and a moment later on other replicas; where Redis cannot tell
 * them, after this time.
 */
const sessionMemory = { studentsMax: 50_000, ttlMs: 2_000 };

export function startAccounts(
  tokens: Config['tokens'],
  { sql, redis, log, now, timers = realTimers }: AccountsSurroundings,
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
  const sweep = async (): Promise<void> => {
    await sweepThrottle(sql, dayMs, now());
    await sweepSessions(sql, now(), tokens.accessSeconds * 1000);
  };
  const sweeping = startRounds({
    everyMs: dayMs,
    timers,
    work: sweep,
    report: (error) => log.error({ err: error }, 'Old sign-ins could not be forgotten'),
  });
  const stop = (): Promise<void> => {
    others?.close();
    return sweeping.stop();
  };
  return { accounts, devices, authenticate, isLive: truth.isLive, sweep, stop };
}
