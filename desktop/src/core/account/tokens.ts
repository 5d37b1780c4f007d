/** Keeps this device signed in: a refresh token in the keeper, an access token in memory, one renewal at a time. */
import { AppError } from '@answly/shared/errors/app-error';
import { refresh, type Grant } from '@answly/shared/http/accounts';
import type { AccountParts } from './account.ts';

/** Renewed this long before it ends, so that a slow request does not carry a dead token. */
const renewBeforeMs = 60_000;

/** What the server answers when our refresh token will never work again. */
const endings = new Set(['session.expired', 'session.reused', 'session.required', 'device.revoked']);

export interface Tokens {
  /** Takes what the server granted, for this and the next start. */
  keep(grant: Grant): Promise<void>;
  /**
   * A token that is good now.
   * @throws AppError `session.required` when nobody is signed in, `network.*` when it cannot be renewed just now.
   */
  access(): Promise<string>;
  /** Lets go of the access token, which the server no longer takes. */
  forgetAccess(): void;
  /** Lets go of everything. */
  forget(): Promise<void>;
}

export function createTokens({ client, keeper, saved, monotonicMs, changed }: AccountParts): Tokens {
  let current: { token: string; renewAt: number } | undefined;
  let renewing: Promise<string> | undefined;

  async function keep(grant: Grant): Promise<void> {
    await keeper.set(grant.refreshToken);
    const renewAt = monotonicMs() + grant.accessExpiresInSeconds * 1000 - renewBeforeMs;
    current = { token: grant.accessToken, renewAt };
    saved.save({ ...saved.load(), userId: grant.userId, email: grant.email, status: 'signed-in' });
    changed();
  }

  async function forget(): Promise<void> {
    current = undefined;
    await keeper.delete();
  }

  /** Keeps the work and asks for the password. */
  async function expire(status: 'expired' | 'revoked' = 'expired'): Promise<void> {
    await forget();
    saved.save({ ...saved.load(), status });
    changed();
  }

  async function renew(): Promise<string> {
    const refreshToken = await keeper.get();
    if (refreshToken === null) {
      // There is no keyring and Answly was restarted, or it was emptied: only the password helps.
      await expire();
      throw new AppError('session.required');
    }
    try {
      const grant = await client.send(refresh, { body: { refreshToken } });
      await keep(grant);
      return grant.accessToken;
    } catch (error) {
      if (error instanceof AppError && endings.has(error.code)) {
        await expire(error.code === 'device.revoked' ? 'revoked' : 'expired');
      }
      throw error;
    }
  }

  return {
    keep,
    forget,
    forgetAccess: () => void (current = undefined),
    async access() {
      if (saved.load().status !== 'signed-in') throw new AppError('session.required');
      if (current && monotonicMs() < current.renewAt) return current.token;
      // A refresh token is used once: whoever comes meanwhile waits for the same renewal.
      renewing ??= renew().finally(() => (renewing = undefined));
      return renewing;
    },
  };
}
