/** Listens to an event of the core for as long as a component is shown. */
import { useEffect, useEffectEvent } from 'react';
import type { EventData, EventName } from '#desktop/contract/events';
import { useClient } from './client-context.ts';

export function useCoreEvent<N extends EventName>(name: N, listener: (data: EventData<N>) => void): void {
  const client = useClient();
  const latest = useEffectEvent(listener);
  useEffect(() => client.on(name, (data) => latest(data)), [client, name]);
}
