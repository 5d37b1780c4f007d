/** The tutor about the question that is open: what it said before, what it says now, and the one thing to ask. */
import { Button } from '@mantine/core';
import { IconMessageCircle, IconX } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { icon } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { ToolButton } from '../design/tool-button.tsx';
import { isMissed } from '../session/phase.ts';
import { isRunning } from './explanation.ts';
import { KeptTurn } from './kept-turn.tsx';
import { LiveTurn } from './live-turn.tsx';
import { sourceWords } from './tutor-words.ts';
import css from './tutor-panel.module.css';
import type { Explain } from './use-explain.ts';

interface TutorPanelProps {
  view: PlaceView;
  explain: Explain;
  onExplain: () => void;
  onClose: () => void;
}

export function TutorPanel({ view, explain, onExplain, onClose }: TutorPanelProps) {
  const { live, kept } = explain;
  const running = live !== null && isRunning(live);
  const source = live?.source ?? kept.at(-1)?.source;
  return (
    <div className={css.panel}>
      <header className={css.head}>
        <h2 className={css.title}>
          <IconMessageCircle {...icon} />
          Tutor
        </h2>
        <ToolButton label="Close tutor" onClick={onClose}>
          <IconX {...icon} />
        </ToolButton>
      </header>
      {/* Where the focus goes when the panel opens over the paper. */}
      <div className={css.thread} tabIndex={0} data-autofocus>
        {kept.map((answer) => (
          <KeptTurn key={answer.requestId} answer={answer} view={view} />
        ))}
        {live !== null && <LiveTurn live={live} view={view} onStop={explain.stop} />}
        {live === null && kept.length === 0 && (
          <p className={css.empty}>The tutor explains this question from its own notes, when you ask.</p>
        )}
      </div>
      <footer className={css.foot}>
        <Button size="sm" radius="xl" className={css.ask ?? ''} disabled={running} onClick={onExplain}>
          <KeyCap>E</KeyCap>
          {isMissed(view) ? 'Explain my mistake' : 'Explain the answer'}
        </Button>
        {source !== undefined && <p className={css.source}>{sourceWords(source)}</p>}
      </footer>
    </div>
  );
}
