/** The explanation that is being written, or that could not be: then the question's own notes stand in. */
import { Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconAlertTriangle, IconPlayerStop } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { icon, small } from '../design/icons.ts';
import type { Explanation } from './explanation.ts';
import { isRunning, wholeSentences } from './explanation.ts';
import { ItemNotes } from './item-notes.tsx';
import { TurnTitle } from './turn-title.tsx';
import css from './turn.module.css';
import notice from './tutor-notice.module.css';
import { tutorTrouble } from './tutor-words.ts';

const notes = { waiting: 'asking', writing: 'writing', done: '', stopped: 'stopped', failed: '' } as const;

interface LiveTurnProps {
  live: Explanation;
  view: PlaceView;
  onStop: () => void;
}

export function LiveTurn({ live, view, onStop }: LiveTurnProps) {
  const still = useReducedMotion();
  const running = isRunning(live);
  const text = running && still ? wholeSentences(live.text) : live.text;
  return (
    <section className={css.turn}>
      <TurnTitle optionId={live.optionId} view={view} note={notes[live.status]} />
      <div
        className={css.text}
        data-by={live.source === 'rationale' ? 'person' : 'machine'}
        data-writing={live.status === 'writing' && !still ? true : undefined}
        aria-live="polite"
        aria-busy={running}
      >
        {text !== '' && <Markdown text={text} />}
      </div>
      {running && (
        <Button size="sm" leftSection={<IconPlayerStop {...small} />} onClick={onStop}>
          Stop
        </Button>
      )}
      {live.problem !== null && (
        <>
          <p className={notice.trouble} role="alert" data-neutral={isNoFault(live.problem.code) || undefined}>
            <IconAlertTriangle {...icon} />
            {tutorTrouble(live.problem)}
          </p>
          <ItemNotes view={view} optionId={live.optionId} />
        </>
      )}
    </section>
  );
}

/** Having no network or no account is nothing to warn of. */
function isNoFault(code: string): boolean {
  return code === 'network.offline' || code === 'session.required';
}
