/** What the tutor's drawer says about where an answer came from and about what went wrong. */
import type { AppErrorData } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { Problem } from '@answly/shared/errors/problem';
import type { TutorMode, TutorSource } from '@answly/shared/http/tutor';
import type { RatingReason } from '#desktop/contract/tutor';
import { counted } from '../design/number-words.ts';
import { waitText } from '../design/problem-words.ts';
import { momentText } from './allowance-words.ts';

/** Where what is shown came from: the tutor, or in its place the question's own notes. */
export type ShownSource = TutorSource | 'notes';

const ownNotes = 'From the question’s own notes';

const sources: Record<ShownSource, string> = {
  cache: 'From notes the tutor wrote before. Machine-written: it can be wrong',
  model: 'Machine-written from this question’s notes. It can be wrong',
  rationale: ownNotes,
  notes: ownNotes,
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

/** What can be wrong with an answer: once the key is on the screen, nothing gives it away. */
export function reasonsOf(mode: TutorMode): RatingReason[] {
  const all = Object.keys(reasonNames) as RatingReason[];
  return all.filter((reason) => mode === 'hint' || reason !== 'gives-it-away');
}

export interface TroubleContext {
  mode: TutorMode;
  /** What stands in for the answer is shown below: the question's notes, or in place of a hint its objective. */
  standsIn: boolean;
  /** A part of the answer had come. */
  begun: boolean;
  now: number;
  /** When the day of the tutor ends, where it is known. */
  resetsAt: number | null;
}

/** What happened, and what to do; where that is to try again, it is said by when. */
const troubles: Partial<Record<ProblemCode, readonly [what: string, todo?: string]>> = {
  'tutor.busy': ['The tutor is busy'],
  'tutor.unavailable': ['The tutor did not answer'],
  'tutor.withheld': ['The tutor’s hint told too much and was held back', 'ask for another'],
  'tutor.not-set-up': ['This server has no AI tutor', ''],
  'tutor.answers-under-way': [
    'Your other answers are still under way',
    'ask again when one of them has ended',
  ],
  'service.unavailable': ['The server cannot make new answers just now'],
  'network.timeout': ['The server took too long to answer'],
  'network.garbled': ['The server gave an answer that Answly cannot read'],
  'network.offline': ['The server does not answer. Nothing is lost', 'answers already read still open'],
  'session.required': ['The tutor needs an account', 'sign in to ask it'],
  'session.expired': ['Your sign-in has ended', 'sign in again to ask the tutor'],
  'session.reused': ['Your sign-in was ended to be safe', 'sign in again to ask the tutor'],
  'device.revoked': ['This computer was signed out from another device', 'sign in again to ask the tutor'],
  'attempt.required': ['The tutor explains answers, and the server has none to this question', ''],
  'item.unknown': ['The server does not have this question', ''],
  'request.too-large': ['This question is too long for the tutor', ''],
  'request.repeated': ['This was asked before', 'ask again'],
};

/** What is no trouble with the tutor where a part of the answer had come: only that the rest did not. */
const breaks: readonly ProblemCode[] = [
  'tutor.unavailable',
  'service.unavailable',
  'network.offline',
  'network.timeout',
  'network.garbled',
];

/** One or two sentences: what happened, what is here instead, when to try again. */
export function tutorTrouble(problem: Problem, context: TroubleContext): string {
  const { code, data } = errorOfProblem(problem);
  const here = insteadOf(context);
  const again = `try again ${whenText(data?.retryAfterSeconds)}`;
  if (context.begun && breaks.includes(code))
    return sentences('The answer broke off in the middle', [here, again]);
  switch (code) {
    case 'rate.limited':
      return sentences(askedOften(data), [here, again]);
    case 'budget.exhausted':
      return sentences(`Today’s tutor is used up${moreWords(data?.retryAfterSeconds, context)}`, [here]);
    case 'tutor.closed':
      if (context.mode !== 'hint') return inExamWords(context);
      return 'No hints in an exam or a timed block. The tutor opens when it is handed in.';
    case 'attempt.duplicate':
      return 'You have answered this question. Now the tutor explains it.';
    case 'study.session-over':
      return 'This session is over. There are no more hints.';
    default: {
      const [what, todo = again] = troubles[code] ?? ['The tutor could not answer'];
      return sentences(what, [here, todo]);
    }
  }
}

/** "You have asked the tutor 6 times in 1 minute". */
function askedOften(data: AppErrorData | undefined): string {
  const limit = data?.limit;
  if (limit === undefined) return 'You have asked the tutor often in a short time';
  return `You have asked the tutor ${counted(limit.max, 'time', 'times')} in ${waitText(limit.windowSeconds)}`;
}

/** "in 40 seconds". */
function whenText(waitSeconds: number | undefined): string {
  return waitSeconds === undefined ? 'in a moment' : `in ${waitText(waitSeconds)}`;
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
  return mode === 'hint' ? 'the question’s objective is below' : 'the question’s own notes are below';
}

function moreWords(waitSeconds: number | undefined, { now, resetsAt }: TroubleContext): string {
  const at = resetsAt ?? (waitSeconds === undefined ? null : now + waitSeconds * 1000);
  return at === null || at <= now ? '' : `; there is more ${momentText(at, now)}`;
}

/** "The tutor is busy. The question’s own notes are below; try again in 40 seconds." */
function sentences(first: string, rest: string[]): string {
  const second = rest.filter((part) => part !== '').join('; ');
  return second === '' ? `${first}.` : `${first}. ${second.slice(0, 1).toUpperCase()}${second.slice(1)}.`;
}

/** Why no questions like this one are begun. @param problem null where there are none. */
export function similarTrouble(problem: Problem | null): string {
  if (problem === null) return 'No questions like this one are in your library.';
  const { code, data } = errorOfProblem(problem);
  const again = `Try again ${whenText(data?.retryAfterSeconds)}.`;
  switch (code) {
    case 'network.offline':
      return 'The server does not answer, and only it knows which questions are alike. Nothing is lost.';
    case 'session.required':
      return 'Finding questions like this one needs an account. Sign in under Settings.';
    case 'session.expired':
    case 'session.reused':
    case 'device.revoked':
      return 'Your sign-in has ended. Sign in again under Settings to find questions like this one.';
    case 'rate.limited':
      return `${askedOften(data)}. ${again}`;
    case 'item.unknown':
      return 'The server does not have this question, so it knows none like it.';
    case 'exam.asks-all':
      return 'An exam or timed block that you have begun asks every question like this one. They are closed until it is handed in.';
    case 'study.nothing-to-study':
      return 'No questions like this one are in your library.';
    default:
      return `The server could not look for questions like this one. ${again}`;
  }
}
