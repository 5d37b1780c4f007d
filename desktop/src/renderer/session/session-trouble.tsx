/** What went wrong with the last act, in its place: the chosen answer stays on the screen. */
import { ErrorNotice } from '../design/error-notice.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import type { SessionActs } from './use-session-acts.ts';
import type { SessionMoves } from './use-session-moves.ts';

interface SessionTroubleProps {
  trouble: SessionActs['trouble'];
  submit: SessionMoves['submit'];
}

export function SessionTrouble({ trouble, submit }: SessionTroubleProps) {
  const failed =
    trouble ??
    (submit.error === null
      ? null
      : {
          error: submit.error,
          retry: () => submit.variables !== undefined && submit.mutate(submit.variables),
        });
  if (failed === null) return null;
  return (
    <MarginRow>
      <ErrorNotice
        error={failed.error}
        safe="What you chose is still on the screen, and every answer saved before is safe."
        action={{ label: 'Try again', onClick: failed.retry }}
      />
    </MarginRow>
  );
}
