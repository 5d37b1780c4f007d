/** Calls about the tutor: hints before an answer, explanations and talk after it, and what is thought of them. */
import { hintLevel, ratingReason, tutorMode, tutorSource } from '@answly/shared/http/tutor';
import { limits } from '@answly/shared/limits';
import { z } from 'zod';
import { calls } from './call.ts';

const place = z.object({ sessionId: z.uuid(), position: z.int().min(0) });

export const tutorRating = z.object({
  helped: z.boolean(),
  /** Why it did not help, where the student said. */
  reason: ratingReason.nullable(),
});
export type TutorRating = z.infer<typeof tutorRating>;
export type RatingReason = z.infer<typeof ratingReason>;

/** What the tutor said, as it is kept on this device. */
export const tutorAnswer = z.object({
  requestId: z.uuid(),
  mode: tutorMode,
  /** Of a hint; else null. */
  hintLevel: hintLevel.nullable(),
  /** The option that was explained; null for the item as a whole. */
  optionId: z.string().nullable(),
  /** The chat it belongs to; else null. */
  threadId: z.uuid().nullable(),
  /** What the student said, in a chat: it stays here. */
  message: z.string().nullable(),
  source: tutorSource,
  text: z.string(),
  at: z.int(),
  rating: tutorRating.nullable(),
});
export type TutorAnswer = z.infer<typeof tutorAnswer>;

const asked = place.extend({ requestId: z.uuid(), locale: z.string() });

export const tutorAsk = z.discriminatedUnion('mode', [
  asked.extend({ mode: z.literal('hint'), hintLevel }),
  asked.extend({ mode: z.literal('explain'), optionId: z.string().nullable() }),
  asked.extend({
    mode: z.literal('chat'),
    message: z.string().trim().min(1).max(limits.tutorMessageCharsMax),
    /** The chat to go on with; null for a new one. */
    threadId: z.uuid().nullable(),
  }),
]);
export type TutorAsk = z.infer<typeof tutorAsk>;

export const allowance = z.object({
  available: z.boolean(),
  /** 0–1, of the day. */
  usedShare: z.number(),
  /** In milliseconds since 1970. */
  resetsAt: z.int(),
});
export type Allowance = z.infer<typeof allowance>;

export const tutorCalls = calls({
  /**
   * Starts an answer; text comes as `tutor.delta` events, the end as `tutor.done` or `tutor.failed`.
   * @throws `tutor.closed` for a hint in an exam or a timed block, and for whatever an exam that is not over asks,
   *   `attempt.duplicate` for a hint after the answer, `attempt.required` for an explanation or a chat before it.
   */
  'tutor.ask': { input: tutorAsk, output: z.object({ requestId: z.uuid() }) },
  'tutor.cancel': { input: z.object({ requestId: z.uuid() }), output: z.object({}) },
  /** Answers kept on this device for the item at a place, oldest first; before the student's answer the hints seen there. */
  'tutor.kept': { input: place, output: z.array(tutorAnswer) },
  /** What is left of the day; null where nobody is signed in or the server does not say. */
  'tutor.allowance': { input: z.object({}), output: allowance.nullable() },
  /**
   * Keeps what the student thinks of a kept answer, and sends it now or with the next contact; `helped` null takes back
   * what they said before.
   */
  'tutor.rate': {
    input: place.extend({ requestId: z.uuid(), ...tutorRating.shape, helped: z.boolean().nullable() }),
    output: z.object({}),
  },
  /** Items that ask about the same thing and can be practised here, the nearest first. */
  'tutor.similar': {
    input: place,
    output: z.array(z.object({ packId: z.uuid(), itemId: z.uuid() })),
  },
});
