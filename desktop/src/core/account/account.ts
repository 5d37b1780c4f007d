/** The student's standing with the cloud: register, sign in, keep signed in, sign out. */
import { AppError } from '@answly/shared/errors/app-error';
import * as routes from '@answly/shared/http/accounts';
import type { Grant } from '@answly/shared/http/accounts';
import type { AccountState } from '#desktop/contract/account';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { Keeper } from './keyring.ts';
import type { SavedAccount } from './saved-account.ts';

/** Renewed this long before it ends, so that a slow request does not carry a dead token. */
const renewBeforeMs = 60_000;

export interface AccountParts {
  client: CloudClient;
  keeper: Keeper;
  saved: { load(): SavedAccount; save(account: SavedAccount): void };
  deviceId: () => string;
  /** Milliseconds that only go forward. */
  monotonicMs: () => number;
  /** Called whenever the state may look different. */
  changed: () => void;
}

export interface Account {
  state(): AccountState;
  register(credentials: Credentials): Promise<void>;
  signIn(credentials: Credentials): Promise<void>;
  signOut(): Promise<void>;
  setCloudUrl(cloudUrl: string): void;
  /**
   * Runs `call` with a valid access token; renews it once when the server says it has expired.
   * @throws AppError `session.required` when nobody is signed in.
   */
  withToken<T>(call: (accessToken: string) => Promise<T>): Promise<T>;
}

export interface Credentials {
  email: string;
  password: string;
}

export function createAccount(parts: AccountParts): Account {
  const { client, keeper, saved } = parts;
  let access: { token: string; renewAt: number } | undefined;
  let renewing: Promise<string> | undefined;

  async function keep(grant: Grant): Promise<void> {
    await keeper.set(grant.refreshToken);
    access = {
      token: grant.accessToken,
      renewAt: parts.monotonicMs() + grant.accessExpiresInSeconds * 1000 - renewBeforeMs,
    };
    saved.save({ ...saved.load(), userId: grant.userId, email: grant.email, status: 'signed-in' });
    parts.changed();
  }

  async function enter(
    route: typeof routes.register | typeof routes.signIn,
    credentials: Credentials,
  ): Promise<void> {
    const owner = saved.load();
    const grant = await client.send(route, {
      body: { ...credentials, deviceId: parts.deviceId(), deviceName: owner.deviceName },
    });
    if (owner.userId !== null && owner.userId !== grant.userId) {
      await client.send(routes.signOut, {}, { accessToken: grant.accessToken }).catch(() => undefined);
      throw new AppError('account.other-student', {
        detail: `The work on this computer belongs to ${owner.email ?? 'another account'}. Sign in with that account.`,
      });
    }
    await keep(grant);
  }

  /** The server no longer takes our refresh token: keep the work, ask for the password. */
  async function expire(): Promise<void> {
    access = undefined;
    await keeper.delete();
    saved.save({ ...saved.load(), status: 'expired' });
    parts.changed();
  }

  async function renew(): Promise<string> {
    const refreshToken = await keeper.get();
    if (refreshToken === null) {
      // The keyring holds nothing (or there is none and Answly was restarted): only the password helps.
      if (saved.load().status === 'signed-in') await expire();
      throw new AppError('session.required');
    }
    try {
      const grant = await client.send(routes.refresh, { body: { refreshToken } });
      await keep(grant);
      return grant.accessToken;
    } catch (error) {
      const ended =
        error instanceof AppError &&
        ['session.expired', 'session.reused', 'session.required'].includes(error.code);
      if (ended) await expire();
      throw error;
    }
  }

  /** One refresher at a time: the token is used once, and a loser of a race must not end the session. */
  function renewOnce(): Promise<string> {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
    return renewing;
  }

  async function accessToken(): Promise<string> {
    if (saved.load().status !== 'signed-in') throw new AppError('session.required');
    if (access && parts.monotonicMs() < access.renewAt) return access.token;
    return renewOnce();
  }

  return {
    state() {
      const { status, email, cloudUrl, deviceName } = saved.load();
      return { status, email, cloudUrl, deviceName, deviceId: parts.deviceId(), keeper: keeper.kind };
    },
    register: (credentials) => enter(routes.register, credentials),
    signIn: (credentials) => enter(routes.signIn, credentials),
    async signOut() {
      const token = await accessToken().catch(() => undefined);
      // Offline, the server learns of it when the refresh token expires; here it ends at once.
      if (token !== undefined)
        await client.send(routes.signOut, {}, { accessToken: token }).catch(() => undefined);
      access = undefined;
      await keeper.delete();
      saved.save({ ...saved.load(), status: 'none' });
      parts.changed();
    },
    setCloudUrl(cloudUrl) {
      access = undefined;
      saved.save({ ...saved.load(), cloudUrl });
      parts.changed();
    },
    async withToken(call) {
      const token = await accessToken();
      try {
        return await call(token);
      } catch (error) {
        if (!(error instanceof AppError) || !['session.expired', 'session.required'].includes(error.code))
          throw error;
        access = undefined;
        return call(await renewOnce());
      }
    },
  };
}
