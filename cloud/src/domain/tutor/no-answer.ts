/** Why the AI gave no answer, as a student is told of it. */
import { AppError } from '@answly/shared/errors/app-error';
import { ModelFailure } from './model.ts';

/** What is not a refusal stays inside the replica where it happened; a provider's own wait is passed on. */
export function noAnswer(failure: unknown): AppError {
  if (failure instanceof AppError) return failure;
  if (!(failure instanceof ModelFailure)) return new AppError('tutor.unavailable');
  if (failure.kind === 'withheld') return new AppError('tutor.withheld');
  if (failure.kind !== 'rate-limited') return new AppError('tutor.unavailable');
  const { retryAfterMs } = failure;
  const data =
    retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1000)) };
  return new AppError('tutor.busy', { data });
}
