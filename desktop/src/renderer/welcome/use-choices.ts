/** What can be studied on a first run: packs that are here, then those that can be had. */
import { useCoreQuery } from '../bridge/use-call.ts';
import type { Choice } from './pack-words.ts';

export interface Choices {
  packs: Choice[];
  pending: boolean;
  error: Error | null;
}

export function useChoices(): Choices {
  const here = useCoreQuery('library.packs', {});
  const available = useCoreQuery('library.available', {});
  // A pack that is here need not be fetched from anywhere.
  const installed = (here.data ?? []).map(({ origin: _, ...pack }): Choice => pack);
  const others = (available.data?.packs ?? []).filter((pack) => !installed.some(({ id }) => id === pack.id));
  return {
    packs: [...installed, ...others],
    pending: here.isPending || available.isPending,
    error: here.error ?? available.error,
  };
}
