/** The map of the session, what its signs mean, and the keys that work here. */
import type { SessionView } from '#desktop/contract/study';
import { MapGrid } from '../design/map-grid.tsx';
import { KeyLines } from './key-lines.tsx';
import { shortKeys } from './key-names.ts';
import css from './map-panel.module.css';
import type { Phase } from './phase.ts';

interface MapPanelProps {
  session: SessionView;
  position: number;
  phase: Phase;
  onGo: (position: number) => void;
}

export function MapPanel({ session, position, phase, onGo }: MapPanelProps) {
  return (
    <div className={css.map}>
      <h2 className={css.title}>Questions</h2>
      <MapGrid entries={session.entries} position={position} onGo={onGo} />
      <div className={css.keys}>
        <h2 className={css.title}>Keys</h2>
        <KeyLines keys={shortKeys(phase)} />
      </div>
    </div>
  );
}
