/** Every refusal as a student should read it: what happened, and what to do. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemKinds } from '@answly/shared/errors/codes';
import { counted } from './number-words.ts';
import { detailed, plainAnswers, refusalWords } from './refusal-words.ts';

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

/** @param error what a call rejected with; a stranger's error shows nothing of its inside. */
export function problemWords(error: unknown): ProblemWords {
  const known = error instanceof AppError ? error : new AppError('internal.error');
  const wait = known.data?.retryAfterSeconds;
  const [title, todo, safe = ''] = refusalWords[known.code];
  const told = (detailed.has(known.code) && known.detail) || todo;
  return {
    title,
    safe,
    advice: wait === undefined ? told : `Try again in ${waitText(wait)}.`,
    code: reportedCode(known),
    isFault: !plainAnswers.has(known.code),
  };
}

/** What a student can report: the code; of a fault of the server also the end of the id under which its log has the request. */
export function reportedCode({ code, data }: AppError): string {
  const id = data?.requestId;
  return id === undefined || problemKinds[code].status < 500 ? code : `${code} ${id.slice(-8)}`;
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
