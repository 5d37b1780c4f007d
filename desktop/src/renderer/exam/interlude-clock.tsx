/** The clock of a break or a pause, as its one figure. */
import type { ExamView } from '#desktop/contract/exam';
import { clockText } from '../design/time-words.ts';
import css from './interlude.module.css';
import { useStageTime } from './use-stage-time.ts';

export function InterludeClock({ exam }: { exam: ExamView }) {
  const { ms, kind } = useStageTime(exam);
  return (
    <p className={css.figure} role="timer" aria-live="off">
      {clockText(kind === 'left' ? Math.ceil(ms / 1000) * 1000 : ms)} <small>{kind}</small>
    </p>
  );
}
