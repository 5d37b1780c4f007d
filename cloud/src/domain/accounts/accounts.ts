/** Accounts: register, sign in, stay signed in, sign out. */
import type { z } from 'zod';
import { AppError } from '@answly/shared/errors/app-error';
import type { Grant, register, signIn } from '@answly/shared/http/accounts';
import type { AccessTokens } from './access-tokens.ts';
import type { AccountStore } from './account-store.ts';
import type { PasswordHasher } from './password-hash.ts';
import { passwordFault } from './password-strength.ts';
import { planRefresh } from './plan-refresh.ts';
import { newRefreshToken, readRefreshToken } from './refresh-tokens.ts';
import type { Session } from './session.ts';
import type { Throttle, ThrottleRule } from './throttle.ts';
import { registerPerAddress, signInPerAccountAndAddress, signInPerAddress } from './throttle.ts';

export interface AccountsParts {
  store: AccountStore;
  throttle: Throttle;
  hasher: PasswordHasher;
  accessTokens: AccessTokens;
  refreshMs: number;
  reuseGraceMs: number;
  now: () => number;
  newId: () => string;
}

type Credentials = z.output<typeof register.body>;

export interface Accounts {
  /** @throws AppError account.password-weak, account.email-taken, rate.limited */
  register(asked: Credentials, address: string): Promise<Grant>;
  /** @throws AppError account.credentials-wrong, rate.limited */
  signIn(asked: z.output<typeof signIn.body>, address: string): Promise<Grant>;
  /** @throws AppError session.expired, session.reused */
  refresh(token: string): Promise<Grant>;
  signOut(session: Session): Promise<void>;
  /** Deletes the account with all that is kept of it. @throws AppError account.credentials-wrong, rate.limited */
  erase(session: Session, password: string, address: string): Promise<void>;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { store, throttle, hasher, now } = parts;
  const grants = createGrants(parts);
  const take = (rule: ThrottleRule, key: string) => takeTry(throttle, rule, key);

  return {
    register: async (asked, address) => {
      const fault = passwordFault(asked.password, asked.email);
      if (fault !== undefined) throw new AppError('account.password-weak', { detail: fault });
      await take(registerPerAddress, address);
      const student = { userId: parts.newId(), email: asked.email };
      const passwordHash = await hasher.hash(asked.password);
      if (!(await store.addStudent({ ...student, passwordHash }, now()))) {
        throw new AppError('account.email-taken');
      }
      // What is slowed is asking which addresses exist; a school that registers behind one address is not.
      await throttle.forgive(registerPerAddress, address);
      return grants.open(student, asked);
    },

    signIn: async (asked, address) => {
      await take(signInPerAddress, address);
      await take(signInPerAccountAndAddress, `${asked.email} ${address}`);
      const student = await store.findStudent(asked.email);
      const right = await hasher.verify(asked.password, student?.passwordHash);
      if (student === undefined || !right) throw new AppError('account.credentials-wrong');
      await throttle.forgive(signInPerAddress, address);
      await throttle.clear(signInPerAccountAndAddress, `${asked.email} ${address}`);
      if (hasher.isStale(student.passwordHash)) {
        await store.setPasswordHash(student.userId, await hasher.hash(asked.password));
      }
      return grants.open(student, asked);
    },

    refresh: (token) => grants.renew(token),

    signOut: (session) => store.endSession(session, now()),

    erase: async ({ userId }, password, address) => {
      await take(signInPerAddress, address);
      await take(signInPerAccountAndAddress, `${userId} ${address}`);
      const student = await store.findStudentById(userId);
      if (!(await hasher.verify(password, student?.passwordHash))) {
        throw new AppError('account.credentials-wrong');
      }
      await throttle.forgive(signInPerAddress, address);
      await store.eraseStudent(userId);
    },
  };
}

/** Sessions as they begin and go on, each with a new refresh token. */
function createGrants(parts: AccountsParts) {
  const { store, now } = parts;

  const grant = async (session: Session, email: string, refreshToken: string): Promise<Grant> => ({
    ...session,
    email,
    accessToken: await parts.accessTokens.issue(session),
    accessExpiresInSeconds: parts.accessTokens.lifetimeSeconds,
    refreshToken,
  });

  return {
    async open(student: { userId: string; email: string }, asked: Credentials): Promise<Grant> {
      const session = { userId: student.userId, sessionId: parts.newId() };
      const { token, hash } = newRefreshToken(student.userId);
      const { deviceId, deviceName } = asked;
      const expiresAtMs = now() + parts.refreshMs;
      await store.openSession({ ...session, deviceId, deviceName, token: { hash, expiresAtMs } }, now());
      return grant(session, student.email, token);
    },

    async renew(shown: string): Promise<Grant> {
      const known = readRefreshToken(shown);
      if (known === undefined) throw new AppError('session.expired');
      const { token, hash } = newRefreshToken(known.userId);
      const nowMs = now();
      const exchanged = await store.exchangeToken({
        ...known,
        successor: { hash, expiresAtMs: nowMs + parts.refreshMs },
        nowMs,
        plan: (state) => planRefresh(state, nowMs, parts.reuseGraceMs),
      });
      if (exchanged.verdict === 'revoked') throw new AppError('device.revoked');
      if (exchanged.verdict === 'expired') throw new AppError('session.expired');
      if (exchanged.verdict === 'reused') throw new AppError('session.reused');
      const session = { userId: known.userId, sessionId: exchanged.sessionId };
      return grant(session, exchanged.email, token);
    },
  };
}

async function takeTry(throttle: Throttle, rule: ThrottleRule, key: string): Promise<void> {
  const waitMs = await throttle.take(rule, key);
  if (waitMs === 0) return;
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  throw new AppError('rate.limited', {
    detail: `Too many tries. The next one is possible in ${retryAfterSeconds} s.`,
    data: { retryAfterSeconds },
  });
}
