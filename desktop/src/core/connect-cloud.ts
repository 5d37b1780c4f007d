/** The part of the core that talks to the cloud: account, sync and tutor on the study file's ground. */
import { hostname } from 'node:os';
import { downloadPack, listPacks } from '@answly/shared/http/packs';
import { createAccount } from './account/account.ts';
import { openKeeper, type Keeper } from './account/keyring.ts';
import { savedAccount, type SavedAccount } from './account/saved-account.ts';
import { createCloudClient } from './http/cloud-client.ts';
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

/** @returns what the core calls to connect its ground to the cloud; it starts to sync at once when signed in. */
export function connectCloud(parts: CloudParts): Connect {
  return (ground: NetworkGround): Network => {
    const { meta, clock, emit, facts } = ground;
    const deviceId = () => ground.device.id();
    const accountEntry = metaEntry('account', savedAccount, {
      userId: null,
      email: null,
      status: 'none',
      cloudUrl: parts.cloudUrl,
      deviceName: hostname().slice(0, 120) || 'This computer',
    });
    const saved = {
      load: () => meta.load(accountEntry),
      save: (next: SavedAccount) => meta.save(accountEntry, next),
    };
    const now = () => clock.wallMs() + meta.load(clockOffsetEntry);
    const client = createCloudClient({ baseUrl: () => saved.load().cloudUrl, fetch: parts.fetch ?? fetch });
    const tellAccount = () => emit('account.state', account.state());
    const keeper = parts.keeper ?? openKeeper({ account: deviceId(), changed: () => tellAccount() });
    const account = createAccount({
      client,
      keeper,
      saved,
      deviceId,
      monotonicMs: () => clock.monotonicMs(),
      changed: () => tellAccount(),
    });

    const learnServerTime = (serverTime: number) => {
      const offset = serverTime - clock.wallMs();
      if (Math.abs(offset - meta.load(clockOffsetEntry)) > clockNoiseMs) meta.save(clockOffsetEntry, offset);
    };
    const engine = createSyncEngine({
      client,
      account,
      store: facts,
      deviceId,
      now,
      timers: parts.timers ?? realTimers,
      random: () => ground.random.share(),
      changed: (state) => emit('sync.state', state),
      pulled: () => emit('data.changed', { what: 'facts' }),
      learnServerTime,
    });
    const tutor = createTutor({
      client,
      account,
      kept: createKeptAnswers(ground.db),
      answeredItem: (sessionId, position) => ground.answeredItem(sessionId, position),
      pushWaiting: () =>
        pushAll({
          client,
          account,
          store: facts,
          deviceId,
          now,
          heard: learnServerTime,
          report: () => undefined,
        }),
      emit,
      now,
    });
    void engine.now();

    return {
      handlers: networkHandlers({ account, engine, tutor }),
      nudge: () => engine.nudge(),
      listPacks: async () => (await client.send(listPacks, {})).packs,
      downloadPack: (packId, version) => client.send(downloadPack, { params: { packId, version } }),
      close: async () => {
        engine.stop();
        await engine.settled();
      },
    };
  };
}
