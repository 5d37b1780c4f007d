/** Starts a session and goes to its first question. */
import { useNavigate } from '@tanstack/react-router';
import type { CallInput } from '#desktop/contract/calls';
import { useCoreMutation } from '../bridge/use-call.ts';

export type Start = CallInput<'study.start'>;

/** Questions in a session that is started with one press. */
export const sessionCount = 10;

export function useStart() {
  const goTo = useGoToSession();
  return useCoreMutation('study.start', { onSuccess: ({ sessionId }) => goTo(sessionId) });
}

export function useGoToSession(): (sessionId: string) => void {
  const navigate = useNavigate();
  return (sessionId) => void navigate({ to: '/session/$sessionId', params: { sessionId } });
}
