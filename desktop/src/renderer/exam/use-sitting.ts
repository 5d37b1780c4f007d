/** What is done with an exam as a whole: its stage ended, its clock stopped and let run again. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ExamView } from '#desktop/contract/exam';
import type { SessionView } from '#desktop/contract/study';
import { callKey, useCoreMutation } from '../bridge/use-call.ts';
import type { KeptAnswers } from './answer-keeper.ts';

/** How an act goes about answers that cannot be kept: they hold it up unless the student goes on without them. */
export interface Going {
  without?: boolean;
}

export interface Pausing extends Going {
  /** What is shown stays until the clock stands. */
  onStopped?: () => void;
  onRefused?: () => void;
}

/** @param answers what is on the screen of them; none where no question is shown. */
export function useSitting(sessionId: string, answers?: KeptAnswers) {
  const queries = useQueryClient();
  const navigate = useNavigate();

  function show(exam: ExamView): void {
    queries.setQueryData(callKey('study.open', { sessionId }), (before: SessionView | undefined) =>
      before === undefined ? before : { ...before, exam },
    );
    void queries.invalidateQueries();
  }

  const endStage = useCoreMutation('exam.endStage', {
    repeatable: true,
    onSuccess: (exam) => {
      if (exam.phase !== 'over') return show(exam);
      // The places are told afresh: what was open to answer is now open to read.
      queries.removeQueries({ queryKey: callKey('study.place') });
      void navigate({ to: '/result/$sessionId', params: { sessionId }, replace: true, ignoreBlocker: true });
    },
  });
  const pause = useCoreMutation('exam.pause', { repeatable: true });
  const resume = useCoreMutation('exam.resume', { repeatable: true, onSuccess: show });

  const takeOver = useCoreMutation('exam.takeOver', { repeatable: true, onSuccess: show });

  /** Tries to keep every answer first. @returns whether the act may go on. */
  async function keepAll({ without = false }: Going): Promise<boolean> {
    await answers?.flush();
    return without || unkept().length === 0;
  }

  const unkept = () => answers?.unkept() ?? [];

  async function end(stage: number, going: Going): Promise<void> {
    if (!(await keepAll(going))) return;
    // Until the core has ended it, what could not be kept stays on the screen.
    const giveUp = () => unkept().forEach(({ position }) => answers?.giveUp(position));
    endStage.mutate({ sessionId, stage }, { onSuccess: giveUp });
  }

  async function stop({ onStopped, onRefused, ...going }: Pausing): Promise<void> {
    if (!(await keepAll(going))) onRefused?.();
    else pause.mutate({ sessionId }, { onSuccess: onStopped ?? show, onError: () => onRefused?.() });
  }

  async function leave(go: () => void, going: Going): Promise<void> {
    if (await keepAll(going)) go();
  }

  return {
    /** Answers that could not be kept: nothing goes on unless it is said to go on without them. */
    unkept: unkept(),
    keep: () => void answers?.flush(),
    end: (stage: number, going: Going = {}) => void end(stage, going),
    ending: endStage.isPending,
    endError: endStage.error,
    pause: (pausing: Pausing = {}) => void stop(pausing),
    pausing: pause.isPending,
    pauseError: pause.error,
    /** Goes away, the clock running. */
    leave: (go: () => void, going: Going = {}) => void leave(go, going),
    takeOver: () => takeOver.mutate({ sessionId }),
    takingOver: takeOver.isPending,
    takeOverError: takeOver.error,
    resume: () => resume.mutate({ sessionId }),
    resuming: resume.isPending,
    resumeError: resume.error,
  };
}

export type SittingActs = ReturnType<typeof useSitting>;
