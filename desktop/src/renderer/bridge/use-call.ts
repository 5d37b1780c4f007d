/** Calls of the contract as queries and mutations. */
import type { UseMutationResult, UseQueryOptions, UseQueryResult } from '@tanstack/react-query';
import { useMutation, useQuery } from '@tanstack/react-query';
import { AppError } from '@answly/shared/errors/app-error';
import type { CallInput, CallName, CallOutput } from '#desktop/contract/calls';
import { useClient } from './client-context.ts';

/** The key under which the answer to a call is kept; the name alone stands for all inputs. */
export function callKey<N extends CallName>(name: N, input?: CallInput<N>): readonly unknown[] {
  return input === undefined ? [name] : [name, input];
}

type QueryExtras<N extends CallName> = Omit<UseQueryOptions<CallOutput<N>>, 'queryKey' | 'queryFn'>;

/** Reads from the core. Errors are AppErrors; {@link problemWords} says them. */
export function useCoreQuery<N extends CallName>(
  name: N,
  input: CallInput<N>,
  extras: QueryExtras<N> = {},
): UseQueryResult<CallOutput<N>> {
  const client = useClient();
  return useQuery({ ...extras, queryKey: callKey(name, input), queryFn: () => client.call(name, input) });
}

interface MutationExtras<N extends CallName> {
  /** Until what it gives has settled, the call is pending. */
  onSuccess?: (output: CallOutput<N>, input: CallInput<N>) => unknown;
  onError?: (error: Error, input: CallInput<N>) => unknown;
  /** Only for a call that may be sent twice: asks again when the study engine restarted meanwhile. */
  repeatable?: boolean;
}

/** Changes something through the core. */
export function useCoreMutation<N extends CallName>(
  name: N,
  extras: MutationExtras<N> = {},
): UseMutationResult<CallOutput<N>, Error, CallInput<N>> {
  const client = useClient();
  return useMutation({
    mutationFn: (input: CallInput<N>) => client.call(name, input),
    retry: (count, error) => extras.repeatable === true && isCoreGone(error) && count < 5,
    retryDelay: 250,
    ...(extras.onSuccess === undefined ? {} : { onSuccess: extras.onSuccess }),
    ...(extras.onError === undefined ? {} : { onError: extras.onError }),
  });
}

/** The study engine is not there just now; its host starts it again. */
export function isCoreGone(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return error.code === 'core.gone' || error.code === 'core.keeps-stopping';
}
