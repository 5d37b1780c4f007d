/** What the tutor's panel says about where an answer came from and about what went wrong. */
import { errorOfProblem } from '@answly/shared/errors/problem';
import type { Problem } from '@answly/shared/errors/problem';
import type { TutorSource } from '@answly/shared/http/tutor';
import { waitText } from '../design/problem-words.ts';

const sources: Record<TutorSource, string> = {
  cache: 'From notes the tutor wrote before. Machine-written: it can be wrong; the key is marked above.',
  model: 'Machine-written from this question’s notes. It can be wrong; the key is marked above.',
  rationale: 'From the question’s own notes. No machine was asked.',
};

export function sourceWords(source: TutorSource): string {
  return sources[source];
}

/** One or two sentences: what happened, that the notes are here, when to try again. */
export function tutorTrouble(problem: Problem): string {
  const { code, data } = errorOfProblem(problem);
  const wait = data?.retryAfterSeconds;
  const again = wait === undefined ? 'try again in a moment' : `try again in ${waitText(wait)}`;
  switch (code) {
    case 'rate.limited':
    case 'tutor.unavailable':
    case 'service.unavailable':
    case 'network.timeout':
      return `The tutor is busy. Its notes are below; ${again}.`;
    case 'budget.exhausted':
      return 'The tutor has used its allowance for today. Its notes are below.';
    case 'network.offline':
      return 'No network. Nothing is lost: its notes are below, and answers already read still open.';
    case 'session.required':
      return 'The tutor needs an account. The question’s own notes are below; sign in under Settings to ask it.';
    case 'session.expired':
    case 'session.reused':
      return 'Your sign-in has expired. The notes are below; sign in again under Settings.';
    default:
      return `The tutor could not answer. Its notes are below; ${again}.`;
  }
}
