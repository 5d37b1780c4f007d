/** The one error class: a refusal with a code. Anything else that is thrown is a bug. */
import type { z } from 'zod';
import type { ProblemCode } from './codes.ts';
import { problemKinds } from './codes.ts';

export interface AppErrorData {
  retryAfterSeconds?: number;
  issues?: { path: string; message: string }[];
  /** Of a refusal by a limit: how often one may ask in how long. */
  limit?: { max: number; windowSeconds: number };
  /** The session that has to end first. */
  sessionId?: string;
  /** Of a refusal by a server: by it its log has the request. */
  requestId?: string;
}

export class AppError extends Error {
  readonly code: ProblemCode;
  /** What happened this time, in a sentence a person can act on. */
  readonly detail: string | undefined;
  readonly data: AppErrorData | undefined;

  constructor(code: ProblemCode, options: { detail?: string; cause?: unknown; data?: AppErrorData } = {}) {
    super(`${code}: ${options.detail ?? problemKinds[code].title}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
    this.data = options.data;
  }
}

/**
 * Parses what is untrusted; what does not fit is refused with `code` and the fields that are wrong.
 * @throws AppError with `data.issues`, at most ten of them.
 */
export function parseOr<T>(schema: z.ZodType<T>, value: unknown, code: ProblemCode): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, 10)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
  const first = issues[0];
  const detail =
    first === undefined ? undefined : `${first.path === '' ? 'It' : first.path}: ${first.message}`;
  throw new AppError(code, {
    cause: parsed.error,
    data: { issues },
    ...(detail === undefined ? {} : { detail }),
  });
}
