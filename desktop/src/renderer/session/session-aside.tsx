/** What stands beside the paper: the map, the note, or the tutor. */
import type { PlaceView } from '#desktop/contract/study';
import { createPart, useFetchedQuietly, usePart } from '../app/part.ts';
import { MapPanel } from './map-panel.tsx';
import { SidePanel } from './side-panel.tsx';
import type { SessionTableState } from './use-session-table.ts';

const notePart = createPart(() => import('../notes/note-panel.tsx'));
const tutorPart = createPart(() => import('../tutor/tutor-panel.tsx'));
const parts = [tutorPart, notePart];

export function SessionAside({ view, table }: { view: PlaceView; table: SessionTableState }) {
  const { side, narrow, tutor, moves, acts } = table;
  const note = usePart(notePart, side.shown === 'note');
  const talk = usePart(tutorPart, side.shown === 'tutor');
  useFetchedQuietly(parts);
  const waits = (side.shown === 'note' && !note) || (side.shown === 'tutor' && !talk);
  return (
    <SidePanel shown={waits ? null : side.shown} floating={narrow} onClose={side.close}>
      {(panel) => {
        if (panel === 'note') return note && <note.NotePanel question={view.question} onClose={side.close} />;
        if (panel === 'tutor')
          return talk && <talk.TutorPanel view={view} tutor={tutor} onClose={side.close} />;
        return <MapPanel view={view} phase={acts.phase} onGo={moves.goTo} />;
      }}
    </SidePanel>
  );
}
