/** What is left of the day's tutor, as the server last said. */
import type { Allowance } from '#desktop/contract/tutor';
import { useCoreQuery } from '../bridge/use-call.ts';

/** Null where it is not known. */
export function useAllowance(): Allowance | null {
  const isSignedIn = useCoreQuery('account.state', {}).data?.status === 'signed-in';
  return useCoreQuery('tutor.allowance', {}, { enabled: isSignedIn, staleTime: 60_000 }).data ?? null;
}
