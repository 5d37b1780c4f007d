/** The packs of the student's other computers that are not here, and the getting of them, which any screen can look at. */
import { useMutation, useMutationState } from '@tanstack/react-query';
import { useClient } from '../bridge/client-context.ts';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { getPacks, type Getting } from './get-packs.ts';
import { missingPacks } from './missing-pack.ts';

const mutationKey = ['packs of other computers'];

export function useMissingPacks() {
  const client = useClient();
  const elsewhere = useCoreQuery('library.elsewhere', {});
  const isAny = elsewhere.data !== undefined && elsewhere.data.length > 0;
  const offers = useCoreQuery('library.available', {}, { enabled: isAny });
  const get = useMutation({ mutationKey, mutationFn: (getting: Getting) => getPacks(client, getting) });
  const leave = useCoreMutation('library.leave');
  const [getting] = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as Getting,
  });
  const missing = missingPacks(elsewhere.data ?? [], offers.data);
  return {
    known: elsewhere.data !== undefined || elsewhere.isError,
    /** Why it is not known which packs are missing, or which of them can be had. */
    unread: elsewhere.error ?? offers.error,
    readAgain: () => void (elsewhere.isError ? elsewhere : offers).refetch(),
    missing,
    get,
    leave,
    /** Begun by whatever screen. */
    getting,
    /** Something is to be said of them. */
    isToldOf: missing.length > 0 || elsewhere.isError || get.isSuccess || leave.isSuccess,
  };
}

export type MissingPacksState = ReturnType<typeof useMissingPacks>;
