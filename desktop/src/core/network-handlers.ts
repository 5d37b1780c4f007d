/** Answers to the calls about account, sync and tutor. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Account } from './account/account.ts';
import type { Devices } from './account/devices.ts';
import type { Network } from './network.ts';
import type { Db } from './storage/db.ts';
import type { Documents } from './storage/documents.ts';
import type { FactLog } from './storage/facts.ts';
import { countWaitingKinds } from './storage/waiting-kinds.ts';
import type { SyncEngine } from './sync/sync-engine.ts';
import type { Tutor } from './tutor/tutor.ts';

interface NetworkFeatures {
  account: Account;
  devices: Devices;
  engine: SyncEngine;
  facts: FactLog;
  documents: Documents;
  tutor: Tutor;
  db: Db;
}

export function networkHandlers(features: NetworkFeatures): Network['handlers'] {
  const { devices, tutor } = features;
  return {
    ...accountHandlers(features),
    ...syncHandlers(features),
    'devices.list': () => devices.list(),
    'devices.rename': ({ deviceId, name }) => devices.rename(deviceId, name),
    'devices.revoke': ({ deviceId }) => devices.revoke(deviceId),
    ...tutor.handlers,
  };
}

type Group<Prefix extends string> = Pick<
  Network['handlers'],
  Extract<keyof Network['handlers'], `${Prefix}.${string}`>
>;

function accountHandlers({ account, engine, facts, documents }: NetworkFeatures): Group<'account'> {
  return {
    'account.state': () => account.state(),
    'account.register': async (credentials) => {
      await account.register(credentials);
      void engine.now();
      return account.state();
    },
    'account.signIn': async (credentials) => {
      await account.signIn(credentials);
      void engine.now();
      return account.state();
    },
    'account.signOut': async ({ unsynced }) => {
      const { waitingCount, refused } = engine.state();
      const count = waitingCount + refused.length;
      if (unsynced === 'ask' && count > 0) {
        throw new AppError('account.unsynced', { detail: `Not on the server: ${count}.` });
      }
      await account.signOut();
      void engine.now();
      return account.state();
    },
    'account.erase': async ({ password }) => {
      await account.erase(password);
      // What is here is nobody's from now on: an account that is made later gets all of it.
      facts.startOver(null, []);
      documents.startOver();
      void engine.now();
      return account.state();
    },
    'account.setCloudUrl': ({ cloudUrl }) => {
      account.setCloudUrl(cloudUrl);
      void engine.now();
      return account.state();
    },
  };
}

function syncHandlers({ engine, facts, documents, db }: NetworkFeatures): Group<'sync'> {
  return {
    'sync.state': () => engine.state(),
    'sync.waiting': () => countWaitingKinds(db),
    'sync.now': () => engine.now(),
    'sync.decide': ({ word }) => engine.decide(word),
    'sync.export': ({ which }) => {
      const kept = { facts: facts.exported(which), documents: documents.exported(which) };
      return { json: JSON.stringify(kept, null, 2), count: kept.facts.length + kept.documents.length };
    },
    'sync.retryRefused': ({ id }) => {
      facts.retryRefused(id);
      documents.retryRefused(id);
      void engine.now();
      return engine.state();
    },
  };
}
