/** The student's standing with the cloud: register, sign in, sign out, and calls that need a sign-in. */
import { AppError } from '@answly/shared/errors/app-error';
import * as routes from '@answly/shared/http/accounts';
import type { AccountState } from '#desktop/contract/account';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { Keeper } from './keyring.ts';
import type { SavedAccount } from './saved-account.ts';
import { createTokens } from './tokens.ts';

export interface AccountParts {
  client: CloudClient;
  keeper: Keeper;
  saved: { load(): SavedAccount; save(account: SavedAccount): void };
  /** Where the API is. */
  cloudUrl: () => string;
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
  const { client, saved } = parts;
  const tokens = createTokens(parts);

  async function enter(
    route: typeof routes.register | typeof routes.signIn,
    credentials: Credentials,
  ): Promise<void> {
    const owner = saved.load();
    const device = { deviceId: parts.deviceId(), deviceName: owner.deviceName };
    const grant = await client.send(route, { body: { ...credentials, ...device } });
    if (owner.userId !== null && owner.userId !== grant.userId) {
      await client.send(routes.signOut, {}, { accessToken: grant.accessToken }).catch(() => undefined);
      throw new AppError('account.other-student', {
        detail: `The work on this computer belongs to ${owner.email ?? 'another account'}. Sign in with that account.`,
      });
    }
    await tokens.keep(grant);
  }

  return {
    state() {
      const { status, email, deviceName } = saved.load();
      const cloudUrl = parts.cloudUrl();
      return { status, email, cloudUrl, deviceName, deviceId: parts.deviceId(), keeper: parts.keeper.kind };
    },
    register: (credentials) => enter(routes.register, credentials),
    signIn: (credentials) => enter(routes.signIn, credentials),
    async signOut() {
      const accessToken = await tokens.access().catch(() => undefined);
      // Offline, the server learns of it when the refresh token expires; here it ends at once.
      if (accessToken !== undefined)
        await client.send(routes.signOut, {}, { accessToken }).catch(() => undefined);
      await tokens.forget();
      saved.save({ ...saved.load(), status: 'none' });
      parts.changed();
    },
    setCloudUrl(cloudUrl) {
      tokens.forgetAccess();
      saved.save({ ...saved.load(), cloudUrl });
      parts.changed();
    },
    async withToken(call) {
      try {
        return await call(await tokens.access());
      } catch (error) {
        const refused =
          error instanceof AppError && ['session.expired', 'session.required'].includes(error.code);
        if (!refused || saved.load().status !== 'signed-in') throw error;
        tokens.forgetAccess();
        return call(await tokens.access());
      }
    },
  };
}
