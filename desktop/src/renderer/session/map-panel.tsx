/** The map of the session, what its signs mean, and the keys that work here. */
import type { PlaceView } from '#desktop/contract/study';
import { usePart } from '../app/part.ts';
import { MapGrid } from '../design/map-grid.tsx';
import { examRoom } from '../exam/exam-room.ts';
import { allows, sittingOf } from '../exam/sitting.ts';
import { useNoted } from '../notes/use-noted.ts';
import { answerWay } from './answer-way.ts';
import { KeyLines } from './key-lines.tsx';
import { shortKeys } from './key-names.ts';
import css from './map-panel.module.css';
import { isMistaken, type Phase } from './phase.ts';

interface MapPanelProps {
  view: PlaceView;
  phase: Phase;
  onGo: (position: number) => void;
}

export function MapPanel({ view, phase, onGo }: MapPanelProps) {
  const noted = useNoted(view.session.sessionId);
  const exam = sittingOf(view.session);
  const room = usePart(examRoom, exam !== null);
  const all = shortKeys({
    phase,
    way: answerWay(view.question.type),
    missed: isMistaken(view),
    timed: exam !== null,
  });
  const canStrike = allows(view.session, 'strike');
  const keys = all.filter(({ key }) => (canStrike || key !== 'X') && !(key === 'E' && view.closedByExam));
  return (
    <div className={css.map}>
      {exam === null && (
        <>
          <h2 className={css.title}>Questions</h2>
          <MapGrid
            entries={view.session.entries}
            position={view.position}
            over={view.session.over}
            noted={noted}
            onGo={onGo}
          />
        </>
      )}
      {room !== undefined && exam !== null && <room.ExamMap view={view} exam={exam} onGo={onGo} />}
      <div className={css.keys}>
        <h2 className={css.title}>Keys</h2>
        <KeyLines keys={keys} />
      </div>
    </div>
  );
}
