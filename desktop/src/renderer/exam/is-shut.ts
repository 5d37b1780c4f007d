/** Refusals that say how an exam stands now: the session, asked again, tells what is to be shown. */
import { AppError } from '@answly/shared/errors/app-error';

const shut: readonly string[] = [
  'study.paused',
  'study.time-up',
  'study.place-closed',
  'study.session-over',
  'exam.elsewhere',
];

export function isShut(error: unknown): boolean {
  return error instanceof AppError && shut.includes(error.code);
}

/** Nothing can be said any more; on another device it can, once the exam is taken over. */
export function isTooLate(error: unknown): boolean {
  return isShut(error) && !(error instanceof AppError && error.code === 'exam.elsewhere');
}
