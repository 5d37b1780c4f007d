/** Every refusal as a student should read it: what happened, and what to do. */
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemKinds } from '@answly/shared/errors/codes';
import { counted } from './number-words.ts';

export interface ProblemWords {
  /** No full stop: it is a heading. */
  title: string;
  /** What is safe, where the student should know and nobody has said it; may be empty. */
  safe: string;
  /** One or two sentences; may be empty. */
  advice: string;
  /** See {@link reportedCode}. */
  code: string;
  /** A fault that somebody may have to look up by its code; else the plain answer to a choice. */
  isFault: boolean;
}

type Words = readonly [title: string, advice: string, safe?: string];

const words: Partial<Record<ProblemCode, Words>> = {
  'internal.error': [
    'Something went wrong in Answly',
    'Try again; if it stays, restart Answly.',
    'What you saved is safe.',
  ],
  'disk.full': ['Not saved: the disk is full', 'Free some space, then try again.'],
  'disk.failed': [
    'Not saved: the disk does not take it',
    'You may have used up your share of it, or it is unplugged or failing. Mend that, then try again.',
  ],
  'core.gone': [
    'The study engine stopped and is starting again',
    'Try again in a moment.',
    'Every saved answer is safe.',
  ],
  'data.in-use': ['Another Answly has your study file open', 'Close the other window, then try again.'],
  'data.newer': [
    'Your study file was written by a newer Answly',
    'Update Answly to open it.',
    'Nothing was changed.',
  ],
  'data.damaged': ['The study file is damaged', 'It was set aside and is kept.'],
  'network.offline': [
    'The server does not answer. Nothing is lost',
    'There is no network, or the server is down; try again when both are back.',
  ],
  'core.keeps-stopping': [
    'The study engine stopped several times',
    'It is starting again by itself. Every saved answer is safe.',
  ],
  'network.timeout': ['The server took too long', 'Try again in a moment.', 'Nothing is lost.'],
  'network.garbled': [
    'The server gave an answer Answly cannot read',
    'Check the server’s address.',
    'Nothing is lost.',
  ],
  'service.unavailable': ['The server cannot answer just now', 'Try again in a moment.', 'Nothing is lost.'],
  'session.required': ['Sign in to go on', 'What you do without an account stays on this computer.'],
  'session.expired': ['Your sign-in has expired', 'Sign in again; nothing is lost.'],
  'session.reused': ['Your sign-in was ended to be safe', 'Sign in again; nothing is lost.'],
  'device.revoked': [
    'This computer was signed out from another device',
    'Sign in again to sync; all that was done here is kept.',
  ],
  'account.unsynced': [
    'Some changes have not reached the server yet',
    'Sync first, or keep them on this computer.',
  ],
  'account.signed-in': [
    'The server cannot be changed while you are signed in',
    'Sign out first; what you did stays on this computer.',
  ],
  'account.credentials-wrong': ['The address or the password is not right', 'Check both, then try again.'],
  'sync.client-too-old': [
    'This Answly is too old to read from the server',
    'What you do is still sent. Update Answly to receive again.',
  ],
  'sync.server-too-old': [
    'The server is older than this Answly',
    'What you do is still sent; what your other devices did comes once the server is updated.',
  ],
  'study.session-unknown': [
    'This session is not on this computer',
    'The address may belong to another student of this computer, or to another device.',
  ],
  'study.session-over': ['This session has ended', 'Its answers are kept as they were.'],
  'study.paused': ['This exam is paused', 'Continue it first.', 'Every saved answer is safe.'],
  'study.place-closed': [
    'This question is closed',
    'The rule of this section does not let you back to it.',
    'What you answered there is kept.',
  ],
  'study.time-up': [
    'The time of this section is up',
    'It was handed in as it stood.',
    'Every answer saved before is kept.',
  ],
  'item.unknown': [
    'Its pack is not on this computer, or in another version',
    'Get or update the pack, or import the file it came from.',
    'What you answered is kept.',
  ],
  'exam.unknown': [
    'This exam is not on this computer',
    'Its pack may have been removed or replaced by a newer one.',
    'Nothing was changed.',
  ],
  'exam.elsewhere': [
    'This exam runs on another device',
    'Go on there, or take it over here.',
    'Every saved answer is safe.',
  ],
  'exam.clock-runs': [
    'The clock of this exam cannot be stopped',
    'Its rules let it run to the end.',
    'Every saved answer is safe.',
  ],
  'exam.asks-it': ['An exam or timed block that you have begun asks this question', ''],
  'exam.asks-all': [
    'An exam or timed block that you have begun asks every question that fits',
    'Its questions are closed until it is handed in.',
  ],
  'study.nothing-to-study': ['No question fits this choice', ''],
  'response.unreadable': [
    'This cannot be read as a number',
    'Write digits, with a point or a comma if needed.',
  ],
  'attempt.required': ['Answer the question first', 'Then it can be explained.'],
};

const plainAnswers = new Set<ProblemCode>(['study.nothing-to-study', 'exam.asks-it', 'exam.asks-all']);

/** @param error what a call rejected with; a stranger's error shows nothing of its inside. */
export function problemWords(error: unknown): ProblemWords {
  const known = error instanceof AppError ? error : new AppError('internal.error');
  const wait = known.data?.retryAfterSeconds;
  const chosen = words[known.code];
  const title = chosen?.[0] ?? withoutStop(problemKinds[known.code].title);
  const advice = wait === undefined ? chosen?.[1] || (known.detail ?? '') : `Try again in ${waitText(wait)}.`;
  return {
    title,
    safe: chosen?.[2] ?? '',
    advice,
    code: reportedCode(known),
    isFault: !plainAnswers.has(known.code),
  };
}

/** What a student can report: the code; of a fault of the server also the end of the id under which its log has the request. */
export function reportedCode({ code, data }: AppError): string {
  const id = data?.requestId;
  return id === undefined || problemKinds[code].status < 500 ? code : `${code} ${id.slice(-8)}`;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/u, '');
}

/** "40 seconds", "3 minutes", "2 hours". */
export function waitText(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90 && whole !== 60) return counted(whole, 'second', 'seconds');
  const minutes = Math.ceil(whole / 60);
  return minutes < 90
    ? counted(minutes, 'minute', 'minutes')
    : counted(Math.ceil(minutes / 60), 'hour', 'hours');
}
