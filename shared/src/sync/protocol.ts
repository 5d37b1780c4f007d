/** What devices and server say to each other about facts (docs/sync.md, SY1–SY6). */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { epochMs } from '../model/text.ts';
import { storedFact } from './fact.ts';

/** Goes up when a message changes in a way that an older reader cannot skip (SY15). */
export const protocolVersion = 1;

/** Facts stay loose here: a bad one is refused alone and must not fail its batch (SY5). */
export const pushRequest = z.object({
  protocol: z.int(),
  deviceId: z.uuid(),
  sentAt: epochMs,
  facts: z.array(z.unknown()).max(limits.pushFactsMax),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const pushResult = z.discriminatedUnion('status', [
  z.object({ id: z.string(), status: z.literal('accepted') }),
  z.object({ id: z.string(), status: z.literal('duplicate') }),
  /** Kept with `at` in place of a stamp from the future (SY8). */
  z.object({ id: z.string(), status: z.literal('clamped'), at: epochMs }),
  z.object({ id: z.string(), status: z.literal('rejected'), code: z.string(), detail: z.string() }),
]);
export type PushResult = z.infer<typeof pushResult>;

/** Results are in the order of the request's facts, one for each. */
export const pushResponse = z.object({
  epoch: z.string(),
  serverTime: epochMs,
  head: z.int().min(0),
  results: z.array(pushResult),
});
export type PushResponse = z.infer<typeof pushResponse>;

export const pullQuery = z.object({
  protocol: z.coerce.number().int(),
  /** Everything after this place; 0 for all (SY3). */
  cursor: z.coerce.number().int().min(0),
  epoch: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pullFactsMax).default(limits.pullFactsMax),
});
export type PullQuery = z.infer<typeof pullQuery>;

export const pullResponse = z.object({
  epoch: z.string(),
  serverTime: epochMs,
  head: z.int().min(0),
  /** In order of `seq`, without gaps. */
  facts: z.array(storedFact).max(limits.pullFactsMax),
  nextCursor: z.int().min(0),
  more: z.boolean(),
});
export type PullResponse = z.infer<typeof pullResponse>;
