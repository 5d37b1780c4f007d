/** What went wrong with the last act, in its place: the chosen answer stays on the screen. */
import { useReturnFocus } from '../design/use-return-focus.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import type { SessionActs } from './use-session-acts.ts';
import type { SessionMoves } from './use-session-moves.ts';

interface SessionTroubleProps {
  className: string | undefined;
  trouble: SessionActs['trouble'];
  submit: SessionMoves['submit'];
  /** Goes on without the answer that could not be saved, from a question that closes; null where nothing holds it. */
  goOnWithout?: (() => void) | null;
}

export function SessionTrouble({ className, trouble, submit, goOnWithout = null }: SessionTroubleProps) {
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
        <Notice {...failed} goOnWithout={goOnWithout} />
      </div>
    )
  );
}

type NoticeProps = NonNullable<SessionActs['trouble']> & { goOnWithout: (() => void) | null };

/** Once trying again has helped, its button is gone: the keys go on where they were. */
function Notice({ error, retry, goOnWithout }: NoticeProps) {
  useReturnFocus();
  return (
    <ErrorNotice
      error={error}
      safe={
        goOnWithout === null
          ? 'What you chose is still on the screen, and every answer saved before is safe.'
          : 'You are still here: this answer is not saved, and you cannot come back to it.'
      }
      action={{ label: 'Try again', onClick: retry }}
      other={goOnWithout === null ? undefined : { label: 'Go on without it', onClick: goOnWithout }}
    />
  );
}
