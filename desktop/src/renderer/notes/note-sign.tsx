/** Says in the margin of a question that the student has written a note on it; nothing where there is none. */
import { IconNote } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import css from './note-panel.module.css';
import { useNoted } from './use-noted.ts';

export function NoteSign({ view: { session, position } }: { view: PlaceView }) {
  if (!useNoted(session.sessionId).includes(position)) return null;
  return (
    <p className={css.sign}>
      <IconNote {...small} />
      Your note
    </p>
  );
}
