/** The student's standing with the cloud: register, sign in, sign out, and calls that need a sign-in. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Grant } from '@answly/shared/http/accounts';
import * as routes from '@answly/shared/http/accounts';
import type { AccountState } from '#desktop/contract/account';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { Profile } from '#desktop/core/profiles/profile';
import type { Keeper } from './keyring.ts';
import type { SavedAccount } from './saved-account.ts';
import { createTokens, type Tokens } from './tokens.ts';

export interface AccountParts {
  client: CloudClient;
  keeper: Keeper;
  saved: { load(): SavedAccount; save(account: SavedAccount): void };
  /** The part of the data folder that is this student's. */
  profile: Profile;
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
  /** Takes what another profile's core was granted for the student whose work this is. */
  takeOver(grant: Grant): Promise<void>;
  /**
   * Deletes the account on the server; what is here stays, and is nobody's.
   * @throws AppError account.credentials-wrong, network.*
   */
  erase(password: string): Promise<void>;
  /**
   * The sign-in, and what was sent so far, are known to the server before only.
   * @throws AppError account.signed-in
   */
  setCloudUrl(cloudUrl: string): void;
  /** What the server has as the name of this device. */
  callDevice(name: string): void;
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

  const enter = createEnter(parts, tokens);
  const withToken = createWithToken(parts, tokens);

  return {
    state() {
      const { status, email, deviceName } = saved.load();
      return {
        status,
        email,
        cloudUrl: parts.cloudUrl(),
        deviceName,
        deviceId: parts.deviceId(),
        keeper: parts.keeper.kind,
        others: parts.profile.others(),
      };
    },
    register: (credentials) => enter(routes.register, credentials),
    signIn: (credentials) => enter(routes.signIn, credentials),
    async signOut() {
      const accessToken = await tokens.access().catch(() => undefined);
      // Offline, the server learns of it when the refresh token expires; here it ends at once.
      if (accessToken !== undefined)
        await client.send(routes.signOut, {}, { accessToken }).catch(() => undefined);
      await tokens.forget();
      const { userId } = saved.load();
      saved.save({ ...saved.load(), status: 'none' });
      parts.changed();
      if (userId !== null) parts.profile.leave();
    },
    async takeOver(grant) {
      const { userId } = saved.load();
      if (userId !== null && userId !== grant.userId) throw new AppError('account.other-student');
      await tokens.keep(grant);
    },
    async erase(password) {
      await withToken((accessToken) =>
        client.send(routes.eraseAccount, { body: { password } }, { accessToken }),
      );
      await tokens.forget();
      // The file first, and whose it was: a list that still names the account after a cut does not bring it back.
      const { userId } = saved.load();
      saved.save({ ...saved.load(), userId: null, email: null, erasedUserId: userId, status: 'none' });
      parts.profile.own(null);
      parts.changed();
    },
    setCloudUrl(cloudUrl) {
      if (saved.load().status === 'signed-in') throw new AppError('account.signed-in');
      tokens.forgetAccess();
      saved.save({ ...saved.load(), cloudUrl });
      parts.changed();
    },
    callDevice(name) {
      if (name === saved.load().deviceName) return;
      saved.save({ ...saved.load(), deviceName: name });
      parts.changed();
    },
    withToken,
  };
}

type Enter = (
  route: typeof routes.register | typeof routes.signIn,
  credentials: Credentials,
) => Promise<void>;

/**
 * Work that is nobody's becomes the student's who signs in. Another student's is left as it is: the core goes over to
 * the profile of the one who signs in (SY17).
 */
function createEnter({ client, saved, profile, ...parts }: AccountParts, tokens: Tokens): Enter {
  return async (route, credentials) => {
    const { userId, deviceName } = saved.load();
    const deviceId = profile.deviceFor(credentials.email.trim().toLowerCase()) ?? parts.deviceId();
    const grant = await client.send(route, { body: { ...credentials, deviceId, deviceName } });
    const isOurs = userId === grant.userId || (userId === null && !profile.isElsewhere(grant.userId));
    if (!isOurs) return profile.goTo({ grant, deviceId, joins: userId === null });
    await tokens.keep(grant);
    profile.own(grant);
  };
}

function createWithToken({ saved }: AccountParts, tokens: Tokens): Account['withToken'] {
  return async (call) => {
    try {
      return await call(await tokens.access());
    } catch (error) {
      const refused =
        error instanceof AppError && ['session.expired', 'session.required'].includes(error.code);
      if (!refused || saved.load().status !== 'signed-in') throw error;
      tokens.forgetAccess();
      return call(await tokens.access());
    }
  };
}
