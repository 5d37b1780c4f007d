/** What went wrong with the last act, in its place: the chosen answer stays on the screen. */
import { useReturnFocus } from '../design/use-return-focus.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import type { SessionActs } from './use-session-acts.ts';
import type { SessionMoves } from './use-session-moves.ts';

interface SessionTroubleProps {
  className: string | undefined;
  trouble: SessionActs['trouble'];
  submit: SessionMoves['submit'];
}

export function SessionTrouble({ className, trouble, submit }: SessionTroubleProps) {
  const failed =
    trouble ??
    (submit.error === null
      ? null
      : {
          error: submit.error,
          retry: () => submit.variables !== undefined && submit.mutate(submit.variables),
        });
  return (
    failed && (
      <div className={className}>
        <Notice {...failed} />
      </div>
    )
  );
}

/** Once trying again has helped, its button is gone: the keys go on where they were. */
function Notice({ error, retry }: NonNullable<SessionActs['trouble']>) {
  useReturnFocus();
  return (
    <ErrorNotice
      error={error}
      safe="What you chose is still on the screen, and every answer saved before is safe."
      action={{ label: 'Try again', onClick: retry }}
    />
  );
}
