/** Gets several packs one after the other. */
import type { Client } from '#desktop/contract/client';
import type { AvailablePack } from '#desktop/contract/library';

export interface WantedPack {
  id: string;
  from: AvailablePack['origin'];
}

export interface Getting {
  packs: WantedPack[];
  /** Ends it behind the pack that is under way. */
  stop: AbortController;
}

export interface GetFailure {
  /** Those that did not come. */
  packs: WantedPack[];
  /** What the first of them was refused with. */
  error: unknown;
}

/** One that fails holds up no other. @returns null where all that were tried came. */
export async function getPacks(
  client: Pick<Client, 'call'>,
  { packs, stop }: Getting,
): Promise<GetFailure | null> {
  const failures: { pack: WantedPack; error: unknown }[] = [];
  for (const pack of packs) {
    if (stop.signal.aborted) break;
    await client
      .call('library.install', { packId: pack.id, origin: pack.from })
      .catch((error: unknown) => failures.push({ pack, error }));
  }
  const [first] = failures;
  return first === undefined ? null : { packs: failures.map(({ pack }) => pack), error: first.error };
}
