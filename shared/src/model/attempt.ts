/** One answer to one item, as it is kept and synced for good. */
import { z } from 'zod';
import { response } from './response.ts';
import { certainties, missReasons } from './self-judgement.ts';

export const certainty = z.enum(certainties);

export const missReason = z.enum(missReasons);

/** Marks of one item, in milli-points: certainty marking goes from −6 to 3 times its points. */
export const markMilliMin = -6_000_000;
export const markMilliMax = 3_000_000;
const markMilli = z.int().min(markMilliMin).max(markMilliMax);

/** How a session was studied; `cram` never moves the schedule. */
export const studyMode = z.enum(['tutor', 'timed', 'mock', 'review', 'weak', 'mistakes', 'custom', 'cram']);
export type StudyMode = z.infer<typeof studyMode>;

/** The body of an `attempt` fact. The fact's own id is the attempt's id. */
export const attempt = z.object({
  sessionId: z.uuid(),
  packId: z.uuid(),
  itemId: z.uuid(),
  itemVersion: z.int().min(1),
  mode: studyMode,
  /** Null when the item was left blank. */
  response: response.nullable(),
  scoreMilli: markMilli,
  maxMilli: markMilli,
  durationMs: z.int().min(0),
  certainty: certainty.optional(),
  hintLevel: z.int().min(0).max(3).default(0),
});
export type Attempt = z.infer<typeof attempt>;
