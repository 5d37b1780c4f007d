/** What a student is told when a call cannot be paid for. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Opened } from '#cloud/domain/tutor/usage-ledger';

type Refused = Exclude<Opened, { kind: 'opened' }>;

/** @param nowMs milliseconds since 1970. */
export function paymentRefusal(refused: Refused, nowMs: number): AppError {
  if (refused.kind === 'repeated') {
    return new AppError('request.repeated', { detail: 'This question to the tutor was sent before.' });
  }
  const whose = refused.scope === 'student' ? 'You have' : 'All students together have';
  return new AppError('budget.exhausted', {
    detail: `${whose} used the tutor's allowance for today. It begins anew at midnight UTC.`,
    data: { retryAfterSeconds: Math.max(1, Math.ceil((refused.resetsAt - nowMs) / 1000)) },
  });
}
