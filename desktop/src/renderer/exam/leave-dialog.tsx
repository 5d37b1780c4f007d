/** Asked when a running exam is left: whether its clock is stopped, or that it cannot be. */
import { Button } from '@mantine/core';
import type { ExamView } from '#desktop/contract/exam';
import { SessionDialog } from '../session/session-dialog.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import css from './end-dialog.module.css';
import type { SittingActs } from './use-sitting.ts';

interface LeaveDialogProps {
  exam: ExamView;
  sitting: SittingActs;
  onLeave: () => void;
  onStay: () => void;
}

export function LeaveDialog({ exam, sitting, onLeave, onStay }: LeaveDialogProps) {
  const untimed = exam.leftMs === null;
  return (
    <SessionDialog
      title={exam.canPause ? 'Pause and leave?' : 'Leave with the clock running?'}
      onClose={onStay}
    >
      <p>{leaveWords(exam.canPause, untimed)}</p>
      {sitting.pauseError !== null && (
        <ErrorNotice error={sitting.pauseError} safe="Every saved answer is safe." />
      )}
      <div className={css.acts}>
        <Button variant={exam.canPause ? 'quiet' : 'filled'} onClick={onStay}>
          Stay
        </Button>
        {exam.canPause ? (
          <Button variant="filled" loading={sitting.pausing} onClick={() => sitting.pause(onLeave)}>
            Pause and leave
          </Button>
        ) : (
          <Button onClick={onLeave}>Leave</Button>
        )}
      </div>
    </SessionDialog>
  );
}

function leaveWords(canPause: boolean, untimed: boolean): string {
  if (canPause)
    return 'The clock stops where it is. Your answers are saved, and Today brings you back to this question.';
  if (untimed) return 'Your answers are saved, and Today brings you back to this question.';
  return 'The clock of this exam cannot be stopped: it runs on while you are away, and at 0:00 hands in what is there. Your answers are saved.';
}
