/** What is asked for again, on a client that the test speaks for. */
import type { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import type { SyncState } from '#desktop/contract/account';
import type { Client } from '#desktop/contract/client';
import { createQueryClient, keepFresh } from './query-client.ts';
import { callKey } from './use-call.ts';

const offers = callKey('library.available', {});
const synced: SyncState = {
  phase: 'idle',
  waitingCount: 0,
  refused: [],
  lastSuccessAt: 0,
  lastProblem: null,
  nextTryAt: null,
  factsHere: 0,
  factsOnServer: 0,
  progress: null,
  decision: null,
};

let queries: QueryClient;
let tell: (phase: SyncState['phase']) => void;

beforeEach(() => {
  queries = createQueryClient();
  keepFresh(
    {
      on: (name, listener) => {
        if (name === 'sync.state') tell = (phase) => listener({ ...synced, phase } as never);
        return () => undefined;
      },
      onState: () => () => undefined,
    } satisfies Pick<Client, 'on' | 'onState'>,
    queries,
  );
});

/** As it came while the server did not answer, or while it did. */
function offered(cloud: 'reached' | 'offline'): void {
  queries.setQueryData(offers, { packs: [], cloud });
}
const isOld = () => queries.getQueryState(offers)?.isInvalidated;

test('packs that could not be asked for are asked for again once a round has reached the server', () => {
  offered('offline');
  tell('offline');
  tell('pushing');
  expect(isOld()).toBe(false);
  tell('idle');
  expect(isOld()).toBe(true);
});

test('a round that ends well asks for no packs where the server had answered', () => {
  offered('reached');
  tell('pushing');
  tell('idle');
  expect(isOld()).toBe(false);
});
