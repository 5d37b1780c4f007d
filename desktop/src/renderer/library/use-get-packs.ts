/** The getting of packs, which goes on whatever screen is open, and what did not come. */
import { useMutation, useMutationState, useQueryClient, type MutationCache } from '@tanstack/react-query';
import { useClient } from '../bridge/client-context.ts';
import { getPacks, type GetFailure, type Getting, type WantedPack } from './get-packs.ts';

/** What it is begun from: the packs of other computers, or the list of those that can be had. */
export type GetPlace = 'elsewhere' | 'offers';

const all = 'packs';

export function useGetPacks(place: GetPlace) {
  const client = useClient();
  const cache = useQueryClient().getMutationCache();
  const mutationKey = [all, place];
  const get = useMutation({
    mutationKey,
    mutationFn: (getting: Getting) => getPacks(client, getting),
    // What did not come is kept until the student has heard of it.
    gcTime: Infinity,
    onMutate: ({ packs }) => forgetPacks(cache, packs),
  });
  const [getting] = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as Getting,
  });
  return {
    begin: (packs: WantedPack[]) => get.mutate({ packs, stop: new AbortController() }),
    /** Begun by whatever screen. */
    getting,
    /** The last that was begun by this one and has ended. */
    ended: get.isSuccess ? { ...get.variables, failure: get.data } : undefined,
    failure: usePackFailures().find((each) => each.place === place),
    forget: (packs: Pick<WantedPack, 'id'>[]) => forgetPacks(cache, packs),
  };
}

export interface PackFailure extends GetFailure {
  place: GetPlace;
}

/** What did not come and was not begun anew, nor put away. */
export function usePackFailures(): PackFailure[] {
  return useMutationState({
    filters: { mutationKey: [all], status: 'success' },
    select: ({ state, options }) => {
      const failure = state.data as GetFailure | null;
      return failure && { ...failure, place: options.mutationKey?.[1] as GetPlace };
    },
  }).filter((each) => each !== null);
}

/** Takes away every failure that tells of none but these. */
function forgetPacks(cache: MutationCache, packs: Pick<WantedPack, 'id'>[]): void {
  for (const mutation of cache.findAll({ mutationKey: [all], status: 'success' })) {
    const failure = mutation.state.data as GetFailure | null;
    if (failure?.packs.every(({ id }) => packs.some((pack) => pack.id === id))) cache.remove(mutation);
  }
}
