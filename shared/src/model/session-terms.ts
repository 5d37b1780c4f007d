/** The frozen terms of a timed session: its sections with their clocks, its rules and its marking. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { markingRules } from './marking.ts';
import { scale } from './scale.ts';

export const examTool = z.enum(['calculator', 'highlight', 'note', 'strike', 'flag']);
export type ExamTool = z.infer<typeof examTool>;

/** In `linear` no place is seen twice; in `lock-after-leave` one that was left stays closed. */
export const navigation = z.enum(['free', 'linear', 'lock-after-leave']);
export type Navigation = z.infer<typeof navigation>;

/** A stretch of the form with a clock of its own. */
export const formSection = z.object({
  id: z.string().min(1).max(60),
  title: z.string().max(120),
  /** Position of its first place. */
  first: z.int().min(0),
  count: z.int().min(1).max(limits.sessionItemsMax),
  /** With the student's extra time; null without a limit. */
  timeLimitMs: z.int().min(1000).nullable(),
  navigation,
  tools: z.array(examTool),
  /** Milliseconds of break after it; 0 for none. */
  breakAfterMs: z.int().min(0),
  passMilli: z.int().min(0).nullable(),
});
export type FormSection = z.infer<typeof formSection>;

/** Extra time as a factor of each limit; null for no limits at all. */
export const timeFactor = z.union([z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2)]).nullable();
export type TimeFactor = z.infer<typeof timeFactor>;

export const sessionTerms = z.object({
  /** Null for a timed block of the student's own. */
  blueprintId: z.uuid().nullable(),
  /** What the form was drawn with: the same seed and pool draw the same form. */
  seed: z.string().max(100),
  sections: z.array(formSection).min(1).max(50),
  clockWhileClosed: z.enum(['stops', 'runs']),
  timeFactor,
  marking: markingRules,
  /** Null shows marks as they are. */
  scale: scale.nullable(),
  /** Marks needed in all, in milli-points; null where nothing is passed or failed. */
  passMilli: z.int().min(0).nullable(),
});
export type SessionTerms = z.infer<typeof sessionTerms>;
