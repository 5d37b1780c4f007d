/** Asked when a running exam is left: whether its clock is stopped, or that it cannot be. */
import { Button } from '@mantine/core';
import type { ExamView } from '#desktop/contract/exam';
import type { SessionView } from '#desktop/contract/study';
import { BusyButton } from '../design/busy-button.tsx';
import { SessionDialog } from '../session/session-dialog.tsx';
import css from './end-dialog.module.css';
import { HeldNotice } from './held-notice.tsx';
import type { SittingActs } from './use-sitting.ts';

interface LeaveDialogProps {
  session: SessionView;
  exam: ExamView;
  sitting: SittingActs;
  onLeave: () => void;
  onStay: () => void;
}

export function LeaveDialog({ session, exam, sitting, onLeave, onStay }: LeaveDialogProps) {
  const leave = (without: boolean) =>
    exam.canPause ? sitting.pause({ onStopped: onLeave, without }) : sitting.leave(onLeave, { without });
  return (
    <SessionDialog
      title={exam.canPause ? 'Pause and leave?' : 'Leave with the clock running?'}
      onClose={onStay}
    >
      <p>{leaveWords(exam, sitting.unkept.length === 0)}</p>
      <HeldNotice
        session={session}
        sitting={sitting}
        refused={
          sitting.pauseError && {
            error: sitting.pauseError,
            words: 'The clock could not be stopped.',
            other: { label: 'Leave with the clock running', onClick: onLeave },
          }
        }
        onGoOn={() => leave(true)}
      />
      <div className={css.acts}>
        <Button variant={exam.canPause ? 'quiet' : 'filled'} onClick={onStay} data-autofocus>
          Stay
        </Button>
        {exam.canPause ? (
          <BusyButton variant="filled" busy={sitting.pausing} onClick={() => leave(false)}>
            Pause and leave
          </BusyButton>
        ) : (
          <Button onClick={() => leave(false)}>Leave</Button>
        )}
      </div>
    </SessionDialog>
  );
}

/** @param saved all that was answered. */
function leaveWords({ canPause, leftMs }: ExamView, saved: boolean): string {
  const clock = canPause
    ? 'The clock stops where it is.'
    : leftMs !== null &&
      'The clock of this exam cannot be stopped: it runs on while you are away, and at 0:00 hands in what is there.';
  const back = (canPause || leftMs === null) && 'Today brings you back to this question.';
  return [clock, saved && 'Your answers are saved.', back].filter(Boolean).join(' ');
}
