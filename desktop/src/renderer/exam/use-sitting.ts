/** What is done with an exam as a whole: its stage ended, its clock stopped and let run again. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ExamView } from '#desktop/contract/exam';
import type { SessionView } from '#desktop/contract/study';
import { callKey, useCoreMutation } from '../bridge/use-call.ts';

/** @param flush sends what is not kept yet; gives why it could not. */
export function useSitting(sessionId: string, flush: () => Promise<Error | null>) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [unsaved, setUnsaved] = useState<Error | null>(null);

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

  /** Nothing goes on before every answer is kept. */
  async function afterSaving(act: () => void): Promise<void> {
    const failed = await flush();
    setUnsaved(failed);
    if (failed === null) act();
  }

  return {
    end: (stage: number) => void afterSaving(() => endStage.mutate({ sessionId, stage })),
    ending: endStage.isPending,
    endError: unsaved ?? endStage.error,
    /** @param then called once the clock stands; what is shown stays until then. */
    pause: (then?: () => void) =>
      void afterSaving(() =>
        pause.mutate({ sessionId }, { onSuccess: (exam) => (then === undefined ? show(exam) : then()) }),
      ),
    pausing: pause.isPending,
    pauseError: unsaved ?? pause.error,
    takeOver: () => takeOver.mutate({ sessionId }),
    takingOver: takeOver.isPending,
    takeOverError: takeOver.error,
    resume: () => resume.mutate({ sessionId }),
    resuming: resume.isPending,
    resumeError: resume.error,
  };
}

export type SittingActs = ReturnType<typeof useSitting>;
