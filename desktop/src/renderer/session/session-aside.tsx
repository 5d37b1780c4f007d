/** What stands beside the paper: the map, the note, or the tutor. */
import type { PlaceView } from '#desktop/contract/study';
import { NotePanel } from '../notes/note-panel.tsx';
import { TutorPanel } from '../tutor/tutor-panel.tsx';
import { MapPanel } from './map-panel.tsx';
import { SidePanel } from './side-panel.tsx';
import type { SessionTableState } from './use-session-table.ts';

export function SessionAside({ view, table }: { view: PlaceView; table: SessionTableState }) {
  const { side, narrow, tutor, moves, acts } = table;
  return (
    <SidePanel shown={side.shown} floating={narrow} onClose={side.close}>
      {(panel) => {
        if (panel === 'note') return <NotePanel question={view.question} onClose={side.close} />;
        if (panel === 'tutor') return <TutorPanel view={view} tutor={tutor} onClose={side.close} />;
        return <MapPanel view={view} phase={acts.phase} onGo={moves.goTo} />;
      }}
    </SidePanel>
  );
}
