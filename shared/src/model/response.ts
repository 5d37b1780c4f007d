/** What a student gave as an answer, by item type. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { localId } from './text.ts';

const typed = z.string().max(500);

export const response = z.discriminatedUnion('type', [
  z.object({ type: z.literal('single'), optionId: localId }),
  z.object({ type: z.literal('multiple'), optionIds: z.array(localId).max(limits.optionsPerItemMax) }),
  z.object({ type: z.literal('true-false'), optionId: z.enum(['true', 'false']) }),
  /** As typed, in the student's own digits and decimal sign; the scorer reads it. */
  z.object({ type: z.literal('numeric'), text: typed }),
  z.object({ type: z.literal('short-text'), text: typed }),
  z.object({ type: z.literal('ordering'), optionIds: z.array(localId).max(limits.optionsPerItemMax) }),
  z.object({ type: z.literal('matching'), pairs: z.record(localId, localId) }),
  z.object({ type: z.literal('cloze'), gaps: z.record(localId, typed) }),
  z.object({ type: z.literal('flashcard'), grade: z.int().min(1).max(4) }),
]);
export type Response = z.infer<typeof response>;
