/** Accounts: register, sign in, stay signed in, sign out (docs/architecture.md, accounts). */
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
import { registerPerAddress, signInPerAccount, signInPerAddress } from './throttle.ts';

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
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { store, throttle, hasher, now } = parts;

  const openSession = async (student: { userId: string; email: string }, asked: Credentials) => {
    const session = { userId: student.userId, sessionId: parts.newId() };
    const { token, hash } = newRefreshToken(student.userId);
    const { deviceId, deviceName } = asked;
    const expiresAtMs = now() + parts.refreshMs;
    await store.openSession({ ...session, deviceId, deviceName, token: { hash, expiresAtMs } }, now());
    return grant(session, student.email, token);
  };

  const grant = async (session: Session, email: string, refreshToken: string): Promise<Grant> => ({
    ...session,
    email,
    accessToken: await parts.accessTokens.issue(session),
    accessExpiresInSeconds: parts.accessTokens.lifetimeSeconds,
    refreshToken,
  });

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
      return openSession(student, asked);
    },

    signIn: async (asked, address) => {
      await take(signInPerAddress, address);
      await take(signInPerAccount, `${asked.email} ${address}`);
      const student = await store.findStudent(asked.email);
      const right = await hasher.verify(asked.password, student?.passwordHash);
      if (student === undefined || !right) throw new AppError('account.credentials-wrong');
      await throttle.forgive(signInPerAddress, address);
      await throttle.clear(signInPerAccount, `${asked.email} ${address}`);
      if (hasher.isStale(student.passwordHash)) {
        await store.setPasswordHash(student.userId, await hasher.hash(asked.password));
      }
      return openSession(student, asked);
    },

    refresh: async (shown) => {
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
      if (exchanged.verdict === 'expired') throw new AppError('session.expired');
      if (exchanged.verdict === 'reused') throw new AppError('session.reused');
      const session = { userId: known.userId, sessionId: exchanged.sessionId };
      return grant(session, exchanged.email, token);
    },

    signOut: (session) => store.endSession(session, now()),
  };
}

function tooManyTries(waitMs: number): AppError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  return new AppError('rate.limited', {
    detail: `Too many tries. The next one is possible in ${retryAfterSeconds} s.`,
    data: { retryAfterSeconds },
  });
}

async function takeTry(throttle: Throttle, rule: ThrottleRule, key: string): Promise<void> {
  const waitMs = await throttle.take(rule, key);
  if (waitMs > 0) throw tooManyTries(waitMs);
}
