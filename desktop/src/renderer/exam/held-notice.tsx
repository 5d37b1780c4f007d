/** Why an exam is not ended or left yet, by which answers are not saved and what the core refused, and the ways on. */
import type { SessionView } from '#desktop/contract/study';
import { ErrorNotice } from '../design/error-notice.tsx';
import { useReturnFocus } from '../design/use-return-focus.ts';
import css from './end-dialog.module.css';
import { unsavedWords } from './unsaved-words.ts';
import type { SittingActs } from './use-sitting.ts';

interface HeldNoticeProps {
  session: SessionView;
  sitting: SittingActs;
  /** By the core, though the answers were kept or gone without. */
  refused: { error: Error; words: string; other?: { label: string; onClick: () => void } } | null;
  /** Goes on without the answers that are not saved. */
  onGoOn: () => void;
}

export function HeldNotice({ session, sitting, refused, onGoOn }: HeldNoticeProps) {
  const unsaved = unsavedWords(session, sitting.unkept);
  const error = refused?.error ?? sitting.unkept[0]?.error;
  if (error === undefined) return null;
  return (
    <Notice
      error={error}
      safe={[refused?.words, unsaved?.said, 'Every answer saved before is safe.'].filter(Boolean).join(' ')}
      action={unsaved === null ? undefined : { label: 'Try again', onClick: sitting.keep }}
      other={refused?.other ?? (unsaved === null ? undefined : { label: unsaved.goOn, onClick: onGoOn })}
    />
  );
}

/** Once trying again has helped, its buttons are gone: the keys go on in the dialog. */
function Notice(notice: Parameters<typeof ErrorNotice>[0]) {
  useReturnFocus();
  return (
    <div className={css.notice}>
      <ErrorNotice {...notice} />
    </div>
  );
}
