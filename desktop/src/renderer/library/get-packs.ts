/** Gets several packs one after the other. */
import type { Client } from '#desktop/contract/client';
import type { AvailablePack } from '#desktop/contract/library';

export interface Getting {
  packs: { id: string; from: AvailablePack['origin'] }[];
  /** Ends it behind the pack that is under way. */
  stop: AbortController;
}

/** One that fails holds up no other. @throws what the first that failed was refused with, once all were tried. */
export async function getPacks(client: Pick<Client, 'call'>, { packs, stop }: Getting): Promise<void> {
  const failures: unknown[] = [];
  for (const { id, from } of packs) {
    if (stop.signal.aborted) break;
    await client
      .call('library.install', { packId: id, origin: from })
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
