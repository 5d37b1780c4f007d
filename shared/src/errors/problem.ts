/** A refusal on the wire: RFC 9457 problem+json with Answly's code, and the way to and from {@link AppError}. */
import { z } from 'zod';
import { AppError } from './app-error.ts';
import { isProblemCode, problemKinds } from './codes.ts';

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  retry: z.enum(['never', 'backoff', 'after-auth']),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  /** Seconds to wait before trying again, where the server knows. */
  retryAfterSeconds: z.number().min(0).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What was asked too often, where a limit refused it: so many times in so many seconds. */
  limit: z.object({ max: z.int(), windowSeconds: z.number() }).optional(),
  /** The study session that has to end first. */
  sessionId: z.uuid().optional(),
});
export type Problem = z.infer<typeof problem>;

/** The problem that tells a stranger about `error`: an unexpected error shows nothing of its inside. */
export function problemOf(error: unknown, requestId?: string): Problem {
  const known = error instanceof AppError ? error : new AppError('internal.error');
  const kind = problemKinds[known.code];
  return {
    type: `urn:answly:problem:${known.code}`,
    title: kind.title,
    status: kind.status,
    code: known.code,
    retry: kind.retry,
    ...(known.detail === undefined ? {} : { detail: known.detail }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(known.data?.retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: known.data.retryAfterSeconds }),
    ...(known.data?.issues === undefined ? {} : { issues: known.data.issues }),
    ...(known.data?.limit === undefined ? {} : { limit: known.data.limit }),
    ...(known.data?.sessionId === undefined ? {} : { sessionId: known.data.sessionId }),
  };
}

/** The error a received problem stands for; a code of a newer version becomes `internal.error` with its title as detail. */
export function errorOfProblem(received: Problem): AppError {
  const code = isProblemCode(received.code) ? received.code : null;
  // The title of a code that is known is ours already: as a detail it would be said twice.
  const detail = received.detail ?? (code === null ? received.title : undefined);
  return new AppError(code ?? 'internal.error', {
    ...(detail === undefined ? {} : { detail }),
    data: {
      ...(received.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: received.retryAfterSeconds }),
      ...(received.issues === undefined ? {} : { issues: received.issues }),
      ...(received.limit === undefined ? {} : { limit: received.limit }),
      ...(received.sessionId === undefined ? {} : { sessionId: received.sessionId }),
    },
  });
}
