/** A refusal on the wire: RFC 9457 problem+json with Answly's code. */
import { z } from 'zod';

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
  /** The study session that has to end first. */
  sessionId: z.uuid().optional(),
});
export type Problem = z.infer<typeof problem>;
