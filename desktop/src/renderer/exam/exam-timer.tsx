/** The clock of a timed session: counted on by the window, hidden at will, said at its marks and when asked. */
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { ExamView } from '#desktop/contract/exam';
import { TimerPill } from '../design/timer-pill.tsx';
import css from './exam-timer.module.css';
import { markPassed, timeWords } from './time-marks.ts';
import { useStageTime } from './use-stage-time.ts';

interface ExamTimerProps {
  exam: ExamView;
  /** Grows by one each time the student asks for the time. */
  asked: number;
  onAsk: () => void;
}

const minuteMs = 60_000;
const lastMs = 5 * minuteMs;
/** How long what was asked for stays beside the clock. */
const shownMs = 6_000;

export function ExamTimer({ exam, asked, onAsk }: ExamTimerProps) {
  const [hidden, setHidden] = useLocalStorage({ key: 'answly.timer-hidden', defaultValue: false });
  const { ms, kind } = useStageTime(exam);
  const said = useSaid({ ms, kind, stage: exam.stage, asked });
  const last = kind === 'left' && ms <= lastMs;
  return (
    <div className={css.timer}>
      <p className={css.said} data-last={last || undefined} data-seen={hidden || undefined} role="status">
        {said}
      </p>
      {/* Said once at its mark; to be seen it stays. */}
      {last && said === '' && !hidden && (
        <p className={css.said} data-last aria-hidden="true">
          {ms <= minuteMs ? 'Last minute' : 'Last 5 minutes'}
        </p>
      )}
      <TimerPill
        ms={kind === 'left' ? Math.ceil(ms / 1000) * 1000 : ms}
        kind={kind === 'left' ? 'left' : 'so far'}
        hidden={hidden}
        onHide={setHidden}
        onSay={onAsk}
      />
    </div>
  );
}

interface Clock {
  ms: number;
  kind: 'left' | 'spent';
  stage: number;
  asked: number;
}

/** What is said now: never more than at the marks and when asked. */
function useSaid({ ms, kind, stage, asked }: Clock): string {
  const [said, say] = useState('');
  const before = useRef({ ms, stage, asked });
  useEffect(() => {
    const { current } = before;
    before.current = { ms, stage, asked };
    if (current.asked !== asked) return say(timeWords(ms, kind));
    if (kind !== 'left' || current.stage !== stage) return;
    const minutes = markPassed(current.ms, ms);
    if (minutes !== null) say(minutes === 1 ? '1 minute left' : `${minutes} minutes left`);
  }, [ms, kind, stage, asked]);
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => say(''), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return said;
}
