/** Every refusal as a student should read it: what happened, and what to do. */
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemKinds } from '@answly/shared/errors/codes';

export interface ProblemWords {
  /** No full stop: it is a heading. */
  title: string;
  /** One or two sentences; may be empty. */
  advice: string;
  code: string;
}

type Words = readonly [title: string, advice: string];

const words: Partial<Record<ProblemCode, Words>> = {
  'internal.error': [
    'Something went wrong in Answly',
    'What you saved is safe. Try again; if it stays, restart Answly.',
  ],
  'disk.full': ['Not saved: the disk is full', 'Free some space, then try again.'],
  'core.gone': [
    'The study engine stopped and is starting again',
    'Every saved answer is safe. Try again in a moment.',
  ],
  'data.in-use': ['Another Answly has your study file open', 'Close the other window, then try again.'],
  'data.newer': [
    'Your study file was written by a newer Answly',
    'Update Answly to open it. Nothing was changed.',
  ],
  'data.damaged': ['The study file is damaged', 'It was set aside and is kept.'],
  'network.offline': ['No network. Nothing is lost', 'This needs the network; try again when it is back.'],
  'network.timeout': ['The server took too long', 'Nothing is lost. Try again in a moment.'],
  'network.garbled': [
    'The server gave an answer Answly cannot read',
    'Nothing is lost. Check the server’s address.',
  ],
  'service.unavailable': ['The server cannot answer just now', 'Nothing is lost. Try again in a moment.'],
  'session.required': ['Sign in to go on', 'What you do without an account stays on this computer.'],
  'session.expired': ['Your sign-in has expired', 'Sign in again; nothing is lost.'],
  'session.reused': ['Your sign-in was ended to be safe', 'Sign in again; nothing is lost.'],
  'study.session-unknown': [
    'This session is not on this computer',
    'It may have been removed with its pack.',
  ],
  'study.session-over': ['This session has ended', 'Its answers are kept as they were.'],
  'study.nothing-to-study': ['No question fits this choice', 'Choose another topic or pack.'],
  'response.unreadable': [
    'This cannot be read as a number',
    'Write digits, with a point or a comma if needed.',
  ],
  'attempt.required': ['Answer the question first', 'Then it can be explained.'],
};

/** @param error what a call rejected with; a stranger's error shows nothing of its inside. */
export function problemWords(error: unknown): ProblemWords {
  const known = error instanceof AppError ? error : new AppError('internal.error');
  const wait = known.data?.retryAfterSeconds;
  const chosen = words[known.code];
  const title = chosen?.[0] ?? withoutStop(problemKinds[known.code].title);
  const advice = wait === undefined ? (chosen?.[1] ?? known.detail ?? '') : `Try again in ${waitText(wait)}.`;
  return { title, advice, code: known.code };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/u, '');
}

/** "40 seconds", "3 minutes". */
export function waitText(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90) return whole === 1 ? '1 second' : `${whole} seconds`;
  return `${Math.ceil(whole / 60)} minutes`;
}
