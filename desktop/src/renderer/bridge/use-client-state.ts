/** Whether the study engine can be reached. */
import { useSyncExternalStore } from 'react';
import type { ClientState } from '#desktop/contract/client';
import { useClient } from './client-context.ts';

export function useClientState(): ClientState {
  const client = useClient();
  return useSyncExternalStore(
    (listener) => client.onState(listener),
    () => client.state(),
  );
}
