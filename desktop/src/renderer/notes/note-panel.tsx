/** The student's note on the open question: written beside it, kept as it is written (SY10). */
import { Button, Textarea } from '@mantine/core';
import { IconCheck, IconNote, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { limits } from '@answly/shared/limits';
import type { Question } from '#desktop/contract/study';
import { ErrorNotice } from '../design/error-notice.tsx';
import { icon, small } from '../design/icons.ts';
import { agoText } from '../design/time-words.ts';
import { ToolButton } from '../design/tool-button.tsx';
import { useNow } from '../design/use-now.ts';
import css from './note-panel.module.css';
import { useNote } from './use-note.ts';

interface NotePanelProps {
  question: Pick<Question, 'packId' | 'itemId'>;
  onClose: () => void;
}

export function NotePanel({ question: { packId, itemId }, onClose }: NotePanelProps) {
  const note = useNote({ packId, itemId });
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab goes on, and in a drawer stays in it. All other keys are written, none is the session's.
    if (event.key !== 'Tab') event.stopPropagation();
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    note.save();
    onClose();
  };
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <h2 className={css.title}>
          <IconNote {...icon} />
          Note
        </h2>
        <ToolButton label="Close note" onClick={onClose}>
          <IconX {...icon} />
        </ToolButton>
      </div>
      {note.loaded && (
        <Textarea
          aria-label="Your note on this question"
          placeholder="In your own words"
          autosize
          minRows={5}
          maxRows={16}
          dir="auto"
          classNames={{ input: css.field ?? '' }}
          ref={beginHere}
          data-autofocus
          maxLength={limits.noteCharsMax}
          value={note.text}
          onChange={(event) => note.write(event.currentTarget.value)}
          onBlur={note.save}
          onKeyDown={onKeyDown}
        />
      )}
      <p className={css.state} role="status">
        {note.state === 'saved' && <IconCheck {...small} />}
        {stateWords[note.state]}
      </p>
      {note.error && <ErrorNotice error={note.error} safe="Your words are still here." />}
      {note.revisions.length > 0 && <Revisions revisions={note.revisions} onRestore={note.restore} />}
    </div>
  );
}

/** Whoever opens the note wants to write. */
function beginHere(field: HTMLTextAreaElement | null): void {
  field?.focus();
}

const stateWords = {
  empty: 'Kept as you write.',
  writing: 'Not saved yet',
  saving: 'Saving',
  saved: 'Saved',
} as const;

interface RevisionsProps {
  revisions: readonly { text: string; at: number }[];
  onRestore: (text: string) => void;
}

function Revisions({ revisions, onRestore }: RevisionsProps) {
  const now = useNow(60_000);
  return (
    <section>
      <h3 className={css.part}>Overwritten on another device</h3>
      <ul className={css.revisions}>
        {revisions.map(({ text, at }) => (
          <li key={at}>
            <p className={css.old} dir="auto">
              {text}
            </p>
            <div className={css.foot}>
              <p>{agoText(at, now)}</p>
              <Button variant="subtle" size="sm" onClick={() => onRestore(text)}>
                Restore
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
