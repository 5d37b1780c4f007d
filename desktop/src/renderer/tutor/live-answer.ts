/** One answer of the tutor as it arrives, folded from the core's events. */
import type { Problem } from '@answly/shared/errors/problem';
import type { TutorSource } from '@answly/shared/http/tutor';
import type { EventData } from '#desktop/contract/events';
import type { TutorAnswer } from '#desktop/contract/tutor';

/** What an answer is about. */
export type Aspect = Pick<TutorAnswer, 'mode' | 'hintLevel' | 'optionId' | 'message'>;

export interface LiveAnswer extends Aspect {
  requestId: string;
  source: TutorSource | null;
  text: string;
  status: 'waiting' | 'writing' | 'done' | 'stopped' | 'failed';
  problem: Problem | null;
  /** What the question itself says in place of a hint that did not come. */
  objective: string | null;
}

export type LiveEvent =
  | ({ type: 'meta' } & EventData<'tutor.meta'>)
  | ({ type: 'delta' } & EventData<'tutor.delta'>)
  | { type: 'done' | 'stop'; requestId: string }
  | ({ type: 'failed' } & EventData<'tutor.failed'>);

export function newAnswer(requestId: string, aspect: Aspect): LiveAnswer {
  return { requestId, ...aspect, source: null, text: '', status: 'waiting', problem: null, objective: null };
}

/** Events of another request, and whatever comes after the end, change nothing. */
export function fold(answer: LiveAnswer, event: LiveEvent): LiveAnswer {
  if (event.requestId !== answer.requestId || !isRunning(answer)) return answer;
  switch (event.type) {
    case 'meta':
      // A second one begins the answer anew.
      return { ...answer, source: event.source, text: '', status: 'waiting' };
    case 'delta':
      return { ...answer, text: answer.text + event.text, status: 'writing' };
    case 'done':
      return { ...answer, status: 'done' };
    case 'stop':
      return { ...answer, status: 'stopped' };
    case 'failed':
      return { ...answer, status: 'failed', problem: event.problem, objective: event.objective ?? null };
  }
}

export function isRunning(answer: LiveAnswer): boolean {
  return answer.status === 'waiting' || answer.status === 'writing';
}

/** Up to the end of the last whole sentence: how text arrives for those who asked for less motion. */
export function wholeSentences(text: string): string {
  const end = /^[\s\S]*[.!?:؟。](?=\s|$)/u.exec(text);
  return end === null ? '' : end[0];
}
