/** Says which notes could not be kept, wherever the student is, until they are or are thrown away on purpose. */
import { useCoreEvent } from '../bridge/use-core-event.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { useReturnFocus } from '../design/use-return-focus.ts';
import { isOf, type NoteKey } from './note-drafts.ts';
import { unsavedNoteWords } from './unsaved-note-words.ts';
import { unsavedOf, useNoteDrafts } from './use-note-drafts.ts';

interface UnsavedNotesProps {
  className: string | undefined;
  /** The note that is open says it itself. */
  open: NoteKey | undefined;
}

export function UnsavedNotes({ className, open }: UnsavedNotesProps) {
  const { all, drafts, save } = useNoteDrafts();
  const unsaved = unsavedOf(all);
  // There may be room for them now.
  useCoreEvent('data.changed', ({ what }) => {
    if (what === 'disk') unsaved.forEach(save);
  });
  const shown = unsaved.filter((draft) => open === undefined || !isOf(open)(draft));
  const [first] = shown;
  if (first === undefined) return null;
  const words = unsavedNoteWords(shown.map(({ text }) => text));
  return (
    <div className={className}>
      <Notice
        error={first.error}
        safe={words.said}
        action={{ label: 'Try again', onClick: () => shown.forEach(save) }}
        other={{ label: words.throwAway, onClick: () => shown.forEach(drafts.throwAway) }}
      />
    </div>
  );
}

/** Its buttons go with it. */
function Notice(notice: Parameters<typeof ErrorNotice>[0]) {
  useReturnFocus();
  return <ErrorNotice {...notice} />;
}
