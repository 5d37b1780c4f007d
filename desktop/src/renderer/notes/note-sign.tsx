/** Says in the margin of a question that the student has written a note on it; nothing where there is none. */
import { IconNote } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import { isOf } from './note-drafts.ts';
import css from './note-panel.module.css';
import { unsavedOf, useNoteDrafts } from './use-note-drafts.ts';
import { useNoted } from './use-noted.ts';

export function NoteSign({ view: { session, position, question } }: { view: PlaceView }) {
  const unsaved = unsavedOf(useNoteDrafts().all).some(isOf(question));
  if (!useNoted(session.sessionId).includes(position) && !unsaved) return null;
  return (
    <p className={css.sign}>
      <IconNote {...small} />
      {unsaved ? 'Note not saved' : 'Your note'}
    </p>
  );
}
