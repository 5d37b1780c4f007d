/** The way from an {@link AppError} to a {@link Problem} on the wire and back. */
import { AppError } from './app-error.ts';
import { isProblemCode, problemKinds } from './codes.ts';
import type { Problem } from './problem.ts';

/** The problem that tells a stranger about `error`: an unexpected error shows nothing of its inside. */
export function problemOf(error: unknown, requestId?: string): Problem {
  const known = error instanceof AppError ? error : new AppError('internal.error');
  const kind = problemKinds[known.code];
  const id = requestId ?? known.data?.requestId;
  return {
    type: `urn:answly:problem:${known.code}`,
    title: kind.title,
    status: kind.status,
    code: known.code,
    retry: kind.retry,
    ...(known.detail === undefined ? {} : { detail: known.detail }),
    ...(id === undefined ? {} : { requestId: id }),
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
      ...(received.requestId === undefined ? {} : { requestId: received.requestId }),
    },
  });
}
