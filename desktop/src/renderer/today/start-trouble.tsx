/** Why no session was begun, with the way to the exam where one has to end first. */
import { AppError } from '@answly/shared/errors/app-error';
import { ErrorNotice } from '../design/error-notice.tsx';
import { useGoToSession } from './use-start.ts';

export function StartTrouble({ error }: { error: Error | null }) {
  const goTo = useGoToSession();
  if (error === null) return null;
  const sessionId = error instanceof AppError ? error.data?.sessionId : undefined;
  const action = sessionId === undefined ? undefined : { label: 'Resume it', onClick: () => goTo(sessionId) };
  return <ErrorNotice error={error} safe="Nothing was changed." action={action} />;
}
