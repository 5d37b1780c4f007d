/** Answers to the calls about account, sync and tutor. */
import type { Account } from './account/account.ts';
import type { Network } from './network.ts';
import type { FactLog } from './storage/facts.ts';
import type { SyncEngine } from './sync/sync-engine.ts';
import type { Tutor } from './tutor/tutor.ts';

interface NetworkFeatures {
  account: Account;
  engine: SyncEngine;
  facts: FactLog;
  tutor: Tutor;
}

export function networkHandlers({ account, engine, facts, tutor }: NetworkFeatures): Network['handlers'] {
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
    'account.signOut': async () => {
      await account.signOut();
      void engine.now();
      return account.state();
    },
    'account.setCloudUrl': ({ cloudUrl }) => {
      account.setCloudUrl(cloudUrl);
      void engine.now();
      return account.state();
    },
    'sync.state': () => engine.state(),
    'sync.now': () => engine.now(),
    'sync.retryRefused': ({ factId }) => {
      facts.retryRefused(factId);
      void engine.now();
      return engine.state();
    },
    'tutor.explain': (ask) => {
      tutor.explain(ask);
      return { requestId: ask.requestId };
    },
    'tutor.cancel': ({ requestId }) => {
      tutor.cancel(requestId);
      return {};
    },
    'tutor.kept': ({ sessionId, position }) => tutor.keptAt(sessionId, position),
  };
}
