/** The part of the core that talks to the cloud: account, sync and tutor on the study file's ground. */
import { downloadPack, listPacks } from '@answly/shared/http/packs';
import { takeLease } from '@answly/shared/http/sync';
import type { Lease } from '@answly/shared/sync/protocol';
import { createAccount, type Account } from './account/account.ts';
import { createDevices } from './account/devices.ts';
import { openKeeper, type Keeper, type KeeperOptions, type Keyring } from './account/keyring.ts';
import { accountEntry, keyringNameEntry } from './account/saved-account.ts';
import { createCloudClient, type CloudClient } from './http/cloud-client.ts';
import type { Connect, Network, NetworkGround } from './network.ts';
import { networkHandlers } from './network-handlers.ts';
import type { Profile } from './profiles/profile.ts';
import { soleProfile } from './profiles/sole-profile.ts';
import { clockOffsetEntry } from './storage/clock-offset.ts';
import type { Device } from './storage/device.ts';
import { createLargeDeletions } from './storage/large-deletion.ts';
import type { News } from './sync/news.ts';
import { createSyncEngine } from './sync/sync-engine.ts';
import { realTimers, type Timers } from './timers.ts';
import { createTutor } from './tutor/tutor.ts';

export interface CloudParts {
  /** Where the API is until the student says otherwise. */
  cloudUrl: string;
  fetch?: typeof fetch;
  timers?: Timers;
  /** Where the refresh token is kept; the system's keyring unless said otherwise. */
  keeper?: Keeper;
  /** The keyring, where it is not the system's. */
  loadKeyring?: () => Promise<Keyring>;
  /** The profile whose folder this is; unless told, there are no others. */
  profile?: Profile;
  /** Whether to listen to the server between two polls; so unless said otherwise. */
  listens?: boolean;
  /** Lets other work through between two slices of a long one. */
  pause?: () => Promise<void>;
  /** Facts in a sealed segment, where the server's are of another size than usual. */
  segmentFacts?: number;
}

/** Windows and timers come first. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A correction of the clock smaller than this is noise of the network. */
const clockNoiseMs = 2_000;
/** A first run asks for packs: a network that swallows everything must not keep the student waiting. */
const listPacksMs = 3_000;

/** @returns what the core calls to connect its ground to the cloud; it starts to sync at once when signed in. */
export function connectCloud(parts: CloudParts): Connect {
  return (ground) => {
    const standing = { changed: () => undefined as void };
    const { account, client } = connectAccount(parts, ground, () => standing.changed());
    const round = {
      client,
      account,
      documents: ground.documents,
      log: ground.facts,
      device: ground.device,
      deletions: createLargeDeletions(ground.db, ground.meta, () => ground.device.id()),
      now: ground.now,
      pause: parts.pause ?? nextTurn,
      atomically: <T>(work: () => T) => ground.db.transaction(work),
    };
    const arrived = (what: News) => ground.emit('data.changed', { what });
    const tutor = createTutor({
      ...ground,
      client,
      account,
      pushWaiting: () => engine.flush(),
    });
    const engine = createSyncEngine({
      ...round,
      meta: ground.meta,
      timers: parts.timers ?? realTimers,
      random: () => ground.random.share(),
      listens: parts.listens ?? true,
      segmentFacts: parts.segmentFacts,
      changed: (state) => {
        ground.emit('sync.state', state);
        if (state.phase === 'idle') tutor.sendRatings();
      },
      arrived,
      learnServerTime: learnServerTime(ground),
    });
    // Whoever was signed out from afar sees it at once, not with the next round.
    standing.changed = () => void (account.state().status === 'signed-in' || engine.now());
    void engine.now();

    return {
      handlers: networkHandlers({
        ...ground,
        account,
        devices: createDevices({ client, account }),
        engine,
        tutor,
      }),
      async takeOver(grant) {
        await account.takeOver(grant);
        void engine.now();
      },
      nudge: () => engine.nudge(),
      async listPacks() {
        const signal = AbortSignal.timeout(listPacksMs);
        return (await client.send(listPacks, {}, { signal })).packs;
      },
      downloadPack: (packId, version) => client.send(downloadPack, { params: { packId, version } }),
      leaseExam: (sessionId, takeOver) => askLease(round, { sessionId, takeOver }),
      async close() {
        standing.changed = () => undefined;
        engine.stop();
        tutor.stop();
        await engine.settled();
      },
    } satisfies Network;
  };
}

async function askLease(
  { account, client, device }: { account: Account; client: CloudClient; device: Device },
  asked: { sessionId: string; takeOver: boolean },
): Promise<Lease | null> {
  if (account.state().status !== 'signed-in') return null;
  const body = { ...asked, deviceId: device.id() };
  return account.withToken((accessToken) => client.send(takeLease, { body }, { accessToken }));
}

/** The account of this study file, and the client that finds its server. */
function connectAccount(
  parts: CloudParts,
  ground: NetworkGround,
  standingChanged: () => void,
): { account: Account; client: CloudClient } {
  const { meta, device, clock, emit } = ground;
  const cloudUrl = () => meta.load(accountEntry).cloudUrl ?? parts.cloudUrl;
  const client = createCloudClient({ baseUrl: cloudUrl, fetch: parts.fetch ?? fetch });
  const changed = () => {
    emit('account.state', account.state());
    standingChanged();
  };
  const account = createAccount({
    client,
    keeper: parts.keeper ?? openKeyring(ground, { load: parts.loadKeyring, changed }),
    saved: { load: () => meta.load(accountEntry), save: (next) => meta.save(accountEntry, next) },
    cloudUrl,
    deviceId: () => device.id(),
    profile: parts.profile ?? soleProfile,
    monotonicMs: () => clock.monotonicMs(),
    changed,
  });
  return { account, client };
}

/** The sign-in stays with a device that has taken a new identity since (SY14). */
function openKeyring(
  { device, meta }: NetworkGround,
  options: Pick<KeeperOptions, 'load' | 'changed'>,
): Keeper {
  const account = device.id();
  const formerly = meta.load(keyringNameEntry) ?? device.movedFrom();
  const moved = () => meta.save(keyringNameEntry, account);
  if (formerly === null) moved();
  return openKeeper({ ...options, account, formerly, moved });
}

/** Lets `now` of the ground follow the server's clock (SY8). */
function learnServerTime({ clock, meta }: NetworkGround): (serverTime: number) => void {
  return (serverTime) => {
    const offset = serverTime - clock.wallMs();
    const moved = Math.abs(offset - meta.load(clockOffsetEntry));
    if (moved > clockNoiseMs) meta.save(clockOffsetEntry, offset);
  };
}
