/** Asks the tutor about the question that is open, and gathers what it says. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem';
import type { TutorAnswer } from '#desktop/contract/account';
import type { PlaceView } from '#desktop/contract/study';
import { useClient } from '../bridge/client-context.ts';
import { callKey, useCoreQuery } from '../bridge/use-call.ts';
import { useCoreEvent } from '../bridge/use-core-event.ts';
import type { Explanation, ExplanationEvent } from './explanation.ts';
import { fold, isRunning, newExplanation } from './explanation.ts';
import { optionToExplain } from './option-to-explain.ts';

export interface Explain {
  /** What is being written, or was written since the question was opened. */
  live: Explanation | null;
  /** Kept on this device from earlier, without what `live` repeats. */
  kept: TutorAnswer[];
  start: () => void;
  stop: () => void;
}

export function useExplain(view: PlaceView): Explain {
  const client = useClient();
  const queries = useQueryClient();
  const place = { sessionId: view.session.sessionId, position: view.position };
  const here = `${place.sessionId} ${place.position}`;
  const [asked, setAsked] = useState<{ place: string; explanation: Explanation } | null>(null);
  const live = asked?.place === here ? asked.explanation : null;
  const kept = useCoreQuery('tutor.kept', place, { enabled: view.feedback !== null });

  const take = (event: ExplanationEvent) =>
    setAsked((before) => before && { ...before, explanation: fold(before.explanation, event) });

  useCoreEvent('tutor.meta', (data) => take({ type: 'meta', ...data }));
  useCoreEvent('tutor.delta', (data) => take({ type: 'delta', ...data }));
  useCoreEvent('tutor.failed', (data) => take({ type: 'failed', ...data }));
  useCoreEvent('tutor.done', (data) => {
    take({ type: 'done', ...data });
    void queries.invalidateQueries({ queryKey: callKey('tutor.kept') });
  });

  function start(): void {
    if (view.feedback === null || (live !== null && isRunning(live))) return;
    const requestId = crypto.randomUUID();
    const optionId = optionToExplain(view.feedback);
    setAsked({ place: here, explanation: newExplanation(requestId, optionId) });
    client
      .call('tutor.explain', { ...place, requestId, optionId, locale: view.question.locale })
      .catch((error: unknown) => {
        take({
          type: 'failed',
          requestId,
          problem: problemOf(error instanceof AppError ? error : new AppError('internal.error')),
        });
      });
  }

  function stop(): void {
    if (live === null) return;
    take({ type: 'stop', requestId: live.requestId });
    // Whether it could still be stopped changes nothing here: no more of it is shown.
    client.call('tutor.cancel', { requestId: live.requestId }).catch(() => undefined);
  }

  return { live, kept: keptBeside(kept.data ?? [], live), start, stop };
}

/** The newest of each different text; what is on the screen live is not repeated. */
function keptBeside(kept: readonly TutorAnswer[], live: Explanation | null): TutorAnswer[] {
  const texts = new Set(live === null ? [] : [live.text.trim()]);
  return kept
    .toReversed()
    .filter((answer) => {
      if (answer.requestId === live?.requestId || texts.has(answer.text.trim())) return false;
      texts.add(answer.text.trim());
      return true;
    })
    .toReversed();
}
