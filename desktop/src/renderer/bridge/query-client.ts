/** The store of answers of the core, kept fresh by the core's own events. */
import { QueryClient, type Query } from '@tanstack/react-query';
import type { SyncState } from '#desktop/contract/account';
import type { CallInput, CallName, CallOutput } from '#desktop/contract/calls';
import type { Client } from '#desktop/contract/client';
import { callKey, isCoreGone } from './use-call.ts';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The core is on this computer: no network is needed to ask it.
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (count, error) => isCoreGone(error) && count < 20,
        retryDelay: 250,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

type Place = CallInput<'study.place'>;

/** With the key of a question, which an exam may have closed: never shown again before the core was asked. */
const keyed: readonly CallName[] = ['study.place', 'study.item', 'tutor.kept'];

function refresh(queries: QueryClient): void {
  for (const call of keyed) queries.removeQueries({ queryKey: callKey(call), type: 'inactive' });
  void queries.invalidateQueries();
}

/** What a round ends with that the server has answered. */
const reached: readonly SyncState['phase'][] = ['idle', 'too-old', 'needs-decision'];

/** While there was no server its packs could not be listed: they can be now. */
function askForOffers(queries: QueryClient): void {
  const isWithoutServer = ({ state }: Query) =>
    (state.data as CallOutput<'library.available'> | undefined)?.cloud === 'offline';
  void queries.invalidateQueries({ queryKey: callKey('library.available'), predicate: isWithoutServer });
}

/** What another device or another part changed is asked for again. */
export function keepFresh(client: Pick<Client, 'on' | 'onState'>, queries: QueryClient): void {
  client.on('data.changed', () => refresh(queries));
  client.on('study.changed', () => refresh(queries));
  client.on('place.changed', ({ sessionId }) => {
    const isOfIt = ({ queryKey }: Query) =>
      (queryKey[1] as Partial<Place> | undefined)?.sessionId === sessionId;
    for (const call of ['study.open', 'study.place'] as const)
      void queries.invalidateQueries({ queryKey: callKey(call), predicate: isOfIt });
  });
  client.on('sync.state', (state) => {
    queries.setQueryData(callKey('sync.state', {}), state);
    void queries.invalidateQueries({ queryKey: callKey('sync.waiting') });
    if (reached.includes(state.phase)) askForOffers(queries);
  });
  client.on('account.state', (state) => queries.setQueryData(callKey('account.state', {}), state));
  let connectedBefore = false;
  client.onState((state) => {
    if (state.phase !== 'connected') return;
    if (connectedBefore) void queries.invalidateQueries();
    connectedBefore = true;
  });
}
