/** The packs of the student's other computers that are not here, and the getting of them, which any screen can look at. */
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { missingPacks } from './missing-pack.ts';
import { useGetPacks } from './use-get-packs.ts';

export function useMissingPacks() {
  const elsewhere = useCoreQuery('library.elsewhere', {});
  const isAny = elsewhere.data !== undefined && elsewhere.data.length > 0;
  const offers = useCoreQuery('library.available', {}, { enabled: isAny });
  const get = useGetPacks('elsewhere');
  const leave = useCoreMutation('library.leave');
  const missing = missingPacks(elsewhere.data ?? [], offers.data);
  return {
    known: elsewhere.data !== undefined || elsewhere.isError,
    /** Why it is not known which packs are missing, or which of them can be had. */
    unread: elsewhere.error ?? offers.error,
    readAgain: () => void (elsewhere.isError ? elsewhere : offers).refetch(),
    missing,
    get,
    leave,
    /** Something is to be said of them. */
    isToldOf: missing.length > 0 || elsewhere.isError || get.ended !== undefined || leave.isSuccess,
  };
}

export type MissingPacksState = ReturnType<typeof useMissingPacks>;
