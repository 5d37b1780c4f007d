/** The clock of a session: it can be hidden, and it never blinks or turns red. */
import { Button } from '@mantine/core';
import { IconClock, IconEyeOff, IconPlayerPause } from '@tabler/icons-react';
import { small } from './icons.ts';
import { clockText } from './time-words.ts';
import css from './timer-pill.module.css';

interface TimerPillProps {
  ms: number;
  /** `left` counts down to an end, `so far` only says how long it has been. */
  kind: 'left' | 'so far';
  hidden: boolean;
  paused?: boolean;
  onHide: (hidden: boolean) => void;
  onResume?: () => void;
}

const lastMs = 5 * 60_000;

export function TimerPill({ ms, kind, hidden, paused = false, onHide, onResume }: TimerPillProps) {
  const last = kind === 'left' && ms < lastMs && !paused;
  if (hidden) {
    return (
      <div className={css.pill} data-last={last || undefined}>
        <IconEyeOff {...small} />
        <span className={css.words}>{last ? 'Last 5 minutes' : 'Timer hidden'}</span>
        <Button variant="subtle" size="sm" className={css.act ?? ''} onClick={() => onHide(false)}>
          Show
        </Button>
      </div>
    );
  }
  return (
    <div className={css.pill} data-last={last || undefined} role="timer" aria-live="off">
      {paused ? <IconPlayerPause {...small} /> : <IconClock {...small} />}
      <span className={css.words}>
        <b className={css.time}>{clockText(ms)}</b> {paused ? 'paused' : kind}
      </span>
      {paused && onResume !== undefined ? (
        <Button variant="subtle" size="sm" className={css.act ?? ''} onClick={onResume}>
          Resume
        </Button>
      ) : (
        <Button
          variant="quiet"
          size="sm"
          className={css.act ?? ''}
          aria-label="Hide timer"
          onClick={() => onHide(true)}
        >
          <IconEyeOff {...small} />
        </Button>
      )}
    </div>
  );
}
