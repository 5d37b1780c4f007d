/** One explanation as it arrives, folded from the core's events. */
import type { Problem } from '@answly/shared/errors/problem';
import type { TutorSource } from '@answly/shared/http/tutor';

export interface Explanation {
  requestId: string;
  optionId: string | null;
  source: TutorSource | null;
  text: string;
  status: 'waiting' | 'writing' | 'done' | 'stopped' | 'failed';
  problem: Problem | null;
}

export type ExplanationEvent =
  | { type: 'meta'; requestId: string; source: TutorSource }
  | { type: 'delta'; requestId: string; text: string }
  | { type: 'done' | 'stop'; requestId: string }
  | { type: 'failed'; requestId: string; problem: Problem };

export function newExplanation(requestId: string, optionId: string | null): Explanation {
  return { requestId, optionId, source: null, text: '', status: 'waiting', problem: null };
}

/** Events of another request, and whatever comes after the end, change nothing. */
export function fold(explanation: Explanation, event: ExplanationEvent): Explanation {
  if (event.requestId !== explanation.requestId || !isRunning(explanation)) return explanation;
  switch (event.type) {
    case 'meta':
      return { ...explanation, source: event.source };
    case 'delta':
      return { ...explanation, text: explanation.text + event.text, status: 'writing' };
    case 'done':
      return { ...explanation, status: 'done' };
    case 'stop':
      return { ...explanation, status: 'stopped' };
    case 'failed':
      return { ...explanation, status: 'failed', problem: event.problem };
  }
}

export function isRunning(explanation: Explanation): boolean {
  return explanation.status === 'waiting' || explanation.status === 'writing';
}

/** Up to the end of the last whole sentence: how text arrives for those who asked for less motion. */
export function wholeSentences(text: string): string {
  const end = /^[\s\S]*[.!?:؟。](?=\s|$)/u.exec(text);
  return end === null ? '' : end[0];
}
