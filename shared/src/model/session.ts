/** The events a study session consists of; a session is their fold. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { missReason, studyMode } from './attempt.ts';
import { localId } from './text.ts';

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
});
export type FormEntry = z.infer<typeof formEntry>;

export const sessionEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    sessionId: z.uuid(),
    mode: studyMode,
    title: z.string().max(200),
    form: z.array(formEntry).min(1).max(limits.sessionItemsMax),
  }),
  z.object({ type: z.literal('viewed'), sessionId: z.uuid(), position }),
  z.object({
    type: z.literal('struck'),
    sessionId: z.uuid(),
    position,
    optionId: localId,
    struck: z.boolean(),
  }),
  z.object({ type: z.literal('flagged'), sessionId: z.uuid(), position, flagged: z.boolean() }),
  z.object({
    type: z.literal('reasoned'),
    sessionId: z.uuid(),
    position,
    attemptId: z.uuid(),
    reason: missReason,
  }),
  z.object({ type: z.literal('submitted'), sessionId: z.uuid() }),
]);
export type SessionEvent = z.infer<typeof sessionEvent>;
