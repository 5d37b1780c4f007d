/** The part of the core that talks to the cloud: account, sync and tutor on the study file's ground. */
import { hostname } from 'node:os';
import { downloadPack, listPacks } from '@answly/shared/http/packs';
import { createAccount, type Account } from './account/account.ts';
import { openKeeper, type Keeper } from './account/keyring.ts';
import { noAccount, savedAccount } from './account/saved-account.ts';
import { createCloudClient, type CloudClient } from './http/cloud-client.ts';
import type { Connect, Network, NetworkGround } from './network.ts';
import { networkHandlers } from './network-handlers.ts';
import { clockOffsetEntry } from './storage/clock-offset.ts';
import { metaEntry } from './storage/meta.ts';
import { createSyncEngine } from './sync/sync-engine.ts';
import { pushAll } from './sync/sync-round.ts';
import { realTimers, type Timers } from './timers.ts';
import { createKeptAnswers } from './tutor/kept-answers.ts';
import { createTutor } from './tutor/tutor.ts';

export interface CloudParts {
  /** Where the API is until the student says otherwise. */
  cloudUrl: string;
  fetch?: typeof fetch;
  timers?: Timers;
  /** Where the refresh token is kept; the system's keyring unless said otherwise. */
  keeper?: Keeper;
}

/** A correction of the clock smaller than this is noise of the network. */
const clockNoiseMs = 2_000;
/** A first run asks for packs: a network that swallows everything must not keep the student waiting. */
const listPacksMs = 3_000;

/** @returns what the core calls to connect its ground to the cloud; it starts to sync at once when signed in. */
export function connectCloud(parts: CloudParts): Connect {
  return (ground) => {
    const { account, client } = connectAccount(parts, ground);
    const clock = followServerClock(ground);
    const device = {
      client,
      account,
      store: ground.facts,
      deviceId: () => ground.device.id(),
      now: clock.now,
    };
    const engine = createSyncEngine({
      ...device,
      timers: parts.timers ?? realTimers,
      random: () => ground.random.share(),
      changed: (state) => ground.emit('sync.state', state),
      pulled: () => ground.emit('data.changed', { what: 'facts' }),
      learnServerTime: clock.learn,
    });
    const tutor = createTutor({
      ...device,
      kept: createKeptAnswers(ground.db),
      answeredItem: (sessionId, position) => ground.answeredItem(sessionId, position),
      pushWaiting: () => pushAll({ ...device, heard: clock.learn, report: () => undefined }),
      emit: ground.emit,
    });
    void engine.now();

    return {
      handlers: networkHandlers({ account, engine, facts: ground.facts, tutor }),
      nudge: () => engine.nudge(),
      async listPacks() {
        const signal = AbortSignal.timeout(listPacksMs);
        return (await client.send(listPacks, {}, { signal })).packs;
      },
      downloadPack: (packId, version) => client.send(downloadPack, { params: { packId, version } }),
      async close() {
        engine.stop();
        await engine.settled();
      },
    } satisfies Network;
  };
}

/** The account of this study file, and the client that finds its server. */
function connectAccount(parts: CloudParts, ground: NetworkGround): { account: Account; client: CloudClient } {
  const { meta, device, clock, emit } = ground;
  const deviceName = hostname().slice(0, 120) || 'This computer';
  const entry = metaEntry('account', savedAccount, { ...noAccount, deviceName });
  const cloudUrl = () => meta.load(entry).cloudUrl ?? parts.cloudUrl;
  const client = createCloudClient({ baseUrl: cloudUrl, fetch: parts.fetch ?? fetch });
  const changed = () => emit('account.state', account.state());
  const account = createAccount({
    client,
    keeper: parts.keeper ?? openKeeper({ account: device.id(), changed }),
    saved: { load: () => meta.load(entry), save: (next) => meta.save(entry, next) },
    cloudUrl,
    deviceId: () => device.id(),
    monotonicMs: () => clock.monotonicMs(),
    changed,
  });
  return { account, client };
}

/** The wall clock as the server would have it (SY8). */
function followServerClock({ clock, meta }: NetworkGround): {
  now: () => number;
  learn: (serverTime: number) => void;
} {
  return {
    now: () => clock.wallMs() + meta.load(clockOffsetEntry),
    learn(serverTime) {
      const offset = serverTime - clock.wallMs();
      const moved = Math.abs(offset - meta.load(clockOffsetEntry));
      if (moved > clockNoiseMs) meta.save(clockOffsetEntry, offset);
    },
  };
}
