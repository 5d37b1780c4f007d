/** The answer that is being written, or that could not be: then what the question itself says stands in. */
import { Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconPlayerStop } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { small } from '../design/icons.ts';
import { handOn } from './hand-on.ts';
import type { LiveAnswer } from './live-answer.ts';
import { isRunning, wholeSentences } from './live-answer.ts';
import { TroubleNotice } from './trouble-notice.tsx';
import { TurnHead } from './turn-head.tsx';
import css from './turn.module.css';

const notes = {
  waiting: 'on its way',
  writing: 'being written',
  done: '',
  stopped: 'stopped',
  failed: '',
} as const;

interface LiveTurnProps {
  live: LiveAnswer;
  view: PlaceView;
  onStop: () => void;
}

export function LiveTurn({ live, view, onStop }: LiveTurnProps) {
  const still = useReducedMotion();
  const running = isRunning(live);
  const text = running && still ? wholeSentences(live.text) : live.text;
  return (
    <section className={css.turn}>
      <TurnHead aspect={live} view={view} note={notes[live.status]} />
      <div
        className={css.text}
        data-by={live.source === 'rationale' ? 'person' : 'machine'}
        data-writing={live.status === 'writing' && !still ? true : undefined}
        aria-busy={running}
      >
        {text !== '' && <Markdown text={text} />}
      </div>
      {running && (
        <Button size="sm" ref={handOn} leftSection={<IconPlayerStop {...small} />} onClick={onStop}>
          Stop
        </Button>
      )}
      {live.problem !== null && <TroubleNotice problem={live.problem} live={live} view={view} />}
    </section>
  );
}
