/** The events a study session consists of; a session is their fold. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { certainty, missReason, studyMode } from './attempt.ts';
import { highlight } from './highlight.ts';
import { response } from './response.ts';
import { sessionTerms } from './session-terms.ts';
import { localId, milliPoints } from './text.ts';

const position = z
  .int()
  .min(0)
  .max(limits.sessionItemsMax - 1);

/** One place of a drawn form: the pinned item and the order its options are shown in. */
export const formEntry = z.object({
  packId: z.uuid(),
  itemId: z.uuid(),
  itemVersion: z.int().min(1),
  optionOrder: z.array(localId),
  /** What it is worth before the session's marking, for a result without the pack; absent in the oldest logs. */
  pointsMilli: milliPoints.min(0).optional(),
});
export type FormEntry = z.infer<typeof formEntry>;

/** What every event carries beside what happened. */
const happened = z.object({
  sessionId: z.uuid(),
  /**
   * One more than the highest that the session had on the device it happened on. Orders events whatever clocks say
   * (Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", 1978); 0 in the oldest logs.
   */
  turn: z.int().min(0).default(0),
  /** What the running stage's clock showed, in milliseconds; absent in a session without terms. */
  clock: z.object({ stage: z.int().min(0), ms: z.int().min(0) }).optional(),
});

const atPlace = happened.extend({ position });

export const sessionEvent = z.discriminatedUnion('type', [
  happened.extend({
    type: z.literal('started'),
    mode: studyMode,
    title: z.string().max(200),
    form: z.array(formEntry).min(1).max(limits.sessionItemsMax),
    /** Clocks, rules and marking of a session whose feedback comes at its end; absent in practice. */
    terms: sessionTerms.optional(),
  }),
  /** In a timed session with the time at this place over earlier visits, and at the one that is left, in milliseconds. */
  atPlace.extend({
    type: z.literal('viewed'),
    spentMs: z.int().min(0).optional(),
    left: z.object({ position, spentMs: z.int().min(0) }).optional(),
  }),
  /** An answer that may still be changed: it is scored when the session ends. Null takes it back. */
  atPlace.extend({
    type: z.literal('answered'),
    response: response.nullable(),
    certainty: certainty.nullable(),
    /** Attention so far, in milliseconds. */
    durationMs: z.int().min(0),
  }),
  atPlace.extend({ type: z.literal('struck'), optionId: localId, struck: z.boolean() }),
  atPlace.extend({ type: z.literal('flagged'), flagged: z.boolean() }),
  /** All that is marked at a place; what is marked in its passage is that of each question about it. */
  atPlace.extend({
    type: z.literal('highlighted'),
    highlights: z.array(highlight).max(100),
    /** Absent where there is no passage, and in the oldest logs. */
    stimulusId: z.uuid().optional(),
  }),
  atPlace.extend({ type: z.literal('reasoned'), attemptId: z.uuid(), reason: missReason }),
  happened.extend({ type: z.literal('paused') }),
  happened.extend({ type: z.literal('resumed') }),
  /** A section or a break is over, and the next stage begins. */
  happened.extend({
    type: z.literal('stage-ended'),
    stage: z.int().min(0),
    by: z.enum(['student', 'time']),
  }),
  happened.extend({ type: z.literal('submitted') }),
]);
export type SessionEvent = z.infer<typeof sessionEvent>;
