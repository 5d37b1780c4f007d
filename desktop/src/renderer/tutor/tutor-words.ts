/** What the tutor's drawer says about where an answer came from and about what went wrong. */
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { Problem } from '@answly/shared/errors/problem';
import type { TutorMode, TutorSource } from '@answly/shared/http/tutor';
import type { RatingReason } from '#desktop/contract/tutor';
import { waitText } from '../design/problem-words.ts';
import { momentText } from './allowance-words.ts';

/** Where what is shown came from: the tutor, or in its place the question's own notes. */
export type ShownSource = TutorSource | 'notes';

const sources: Record<ShownSource, string> = {
  cache: 'From notes the tutor wrote before. Machine-written: it can be wrong',
  model: 'Machine-written from this question’s notes. It can be wrong',
  rationale: 'From the question’s own notes. No machine was asked',
  notes: 'From the question’s own notes',
};

/** @param told the key is on the screen. */
export function sourceWords(source: ShownSource, told: boolean): string {
  const isMachine = source === 'cache' || source === 'model';
  return `${sources[source]}${told && isMachine ? '; the key is marked above.' : '.'}`;
}

export const reasonNames: Record<RatingReason, string> = {
  wrong: 'Wrong',
  unclear: 'Unclear',
  'gives-it-away': 'Gives it away',
  'too-long': 'Too long',
  'off-topic': 'Off topic',
};

export interface TroubleContext {
  mode: TutorMode;
  /** What stands in for the answer is shown below: the question's notes, or in place of a hint its objective. */
  standsIn: boolean;
  now: number;
  /** When the day of the tutor ends, where it is known. */
  resetsAt: number | null;
}

/** One or two sentences: what happened, what is here instead, when to try again. */
export function tutorTrouble(problem: Problem, context: TroubleContext): string {
  const { code, data } = errorOfProblem(problem);
  const wait = data?.retryAfterSeconds;
  const here = insteadOf(context);
  const again = wait === undefined ? 'try again in a moment' : `try again in ${waitText(wait)}`;
  switch (code) {
    case 'rate.limited':
    case 'tutor.unavailable':
    case 'service.unavailable':
    case 'network.timeout':
      return sentences('The tutor is busy', [here, again]);
    case 'tutor.answers-under-way':
      return sentences('Your other answers are still under way', [
        here,
        'ask again when one of them has ended',
      ]);
    case 'budget.exhausted':
      return sentences(`The tutor has used its allowance for today${moreWords(wait, context)}`, [here]);
    case 'network.offline':
      return sentences('The server does not answer. Nothing is lost', [
        here,
        'answers already read still open',
      ]);
    case 'session.required':
      return sentences('The tutor needs an account', [here, 'sign in under Settings to ask it']);
    case 'session.expired':
    case 'session.reused':
      return sentences('Your sign-in has expired', [here, 'sign in again under Settings']);
    case 'device.revoked':
      return sentences('This computer was signed out from another device', [here, 'sign in under Settings']);
    case 'attempt.required':
      return sentences('The tutor explains answers, and the server has none to this question', [here]);
    case 'item.unknown':
      return sentences('The server does not have this question', [here]);
    case 'request.too-large':
      return sentences('This question is too long for the tutor', [here]);
    case 'request.repeated':
      return sentences('This was asked before', [here, 'ask again']);
    case 'tutor.closed':
      if (context.mode !== 'hint') return inExamWords(context);
      return 'No hints in an exam or a timed block. The tutor opens when it is handed in.';
    case 'attempt.duplicate':
      return 'You have answered this question. Now the tutor explains it.';
    case 'study.session-over':
      return 'This session is over. There are no more hints.';
    default:
      return sentences('The tutor could not answer', [here, again]);
  }
}

/** Answered before, and asked again by an exam. */
function inExamWords(context: TroubleContext): string {
  const here = context.mode === 'chat' ? insteadOf(context) : '';
  return sentences('An exam that you have begun asks this question', [here, 'hand the exam in first']);
}

/** What the student has in place of an answer; empty where that is nothing. */
function insteadOf({ mode, standsIn }: TroubleContext): string {
  if (mode === 'chat') return 'your question is still in the field';
  if (!standsIn) return '';
  return mode === 'hint' ? 'the question’s objective is below' : 'its notes are below';
}

function moreWords(waitSeconds: number | undefined, { now, resetsAt }: TroubleContext): string {
  const at = resetsAt ?? (waitSeconds === undefined ? null : now + waitSeconds * 1000);
  return at === null || at <= now ? '' : `; there is more ${momentText(at, now)}`;
}

/** "The tutor is busy. Its notes are below; try again in 40 seconds." */
function sentences(first: string, rest: string[]): string {
  const second = rest.filter((part) => part !== '').join('; ');
  return second === '' ? `${first}.` : `${first}. ${second.slice(0, 1).toUpperCase()}${second.slice(1)}.`;
}

/** Why no questions like this one are begun. @param problem null where there are none. */
export function similarTrouble(problem: Problem | null): string {
  if (problem === null) return 'No questions like this one are in your library.';
  const { code, data } = errorOfProblem(problem);
  const wait = data?.retryAfterSeconds;
  switch (code) {
    case 'network.offline':
      return 'The server does not answer, and only it knows which questions are alike. Nothing is lost.';
    case 'session.required':
      return 'Finding questions like this one needs an account. Sign in under Settings.';
    case 'session.expired':
    case 'session.reused':
    case 'device.revoked':
      return 'Your sign-in has expired. Sign in again under Settings to find questions like this one.';
    case 'item.unknown':
      return 'The server does not have this question, so it knows none like it.';
    case 'exam.asks-all':
      return 'An exam or timed block that you have begun asks every question like this one. They are closed until it is handed in.';
    case 'study.nothing-to-study':
      return 'No questions like this one are in your library.';
    default:
      return `The server could not look for questions like this one. Try again ${wait === undefined ? 'in a moment' : `in ${waitText(wait)}`}.`;
  }
}
