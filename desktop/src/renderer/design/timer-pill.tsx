/** The clock of a session: it can be hidden, and it never blinks or turns red. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconClock, IconEyeOff, IconPlayerPause } from '@tabler/icons-react';
import { small } from './icons.ts';
import { useRef } from 'react';
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
  /** Says the time to who listens. */
  onSay?: () => void;
}

const lastMs = 5 * 60_000;

export function TimerPill({ ms, kind, hidden, paused = false, onHide, onResume, onSay }: TimerPillProps) {
  const last = kind === 'left' && ms <= lastMs && !paused;
  /** The button that was pressed gives way to the other one, which takes the focus. */
  const pressed = useRef(false);
  const hide = (next: boolean) => {
    pressed.current = true;
    onHide(next);
  };
  const takeFocus = (button: HTMLButtonElement | null) => {
    if (button === null || !pressed.current) return;
    pressed.current = false;
    button.focus();
  };
  if (hidden) {
    return (
      <div className={css.pill} data-last={last || undefined}>
        <IconEyeOff {...small} />
        <span className={css.words}>{last ? 'Last 5 minutes' : 'Timer hidden'}</span>
        <Button
          variant="subtle"
          size="sm"
          className={css.act ?? ''}
          ref={takeFocus}
          onClick={() => hide(false)}
        >
          Show
        </Button>
      </div>
    );
  }
  return (
    <div className={css.pill} data-last={last || undefined} role="timer" aria-live="off">
      {paused ? <IconPlayerPause {...small} /> : onSay === undefined && <IconClock {...small} />}
      {!paused && onSay !== undefined && (
        <UnstyledButton className={css.say ?? ''} aria-label="Say the time" onClick={onSay}>
          <IconClock {...small} />
        </UnstyledButton>
      )}
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
          ref={takeFocus}
          onClick={() => hide(true)}
        >
          <IconEyeOff {...small} />
        </Button>
      )}
    </div>
  );
}
