/** How a mock exam is drawn, timed and passed. */
import { z } from 'zod';
import { limits } from '../limits.ts';

const draw = z.object({
  topic: z.string().min(1).max(120),
  count: z.int().min(1).max(limits.sessionItemsMax),
  /** Share of easy, medium and hard items; absent means as they come. */
  difficultyMix: z.object({ easy: z.number(), medium: z.number(), hard: z.number() }).optional(),
  avoidSeenDays: z.int().min(0).optional(),
});

export const blueprintSection = z.object({
  id: z.string().min(1).max(60),
  title: z.string().min(1).max(120),
  timeLimitMs: z.int().min(1000).nullable(),
  navigation: z.enum(['free', 'linear', 'lock-after-leave']),
  tools: z.array(z.enum(['calculator', 'highlight', 'note', 'strike', 'flag'])),
  draw: z.array(draw).min(1),
  shuffleItems: z.boolean().default(true),
  shuffleOptions: z.boolean().default(true),
  breakAfterMs: z.int().min(0).default(0),
  passMilli: z.int().min(0).optional(),
});

export const blueprint = z.object({
  id: z.uuid(),
  title: z.string().min(1).max(120),
  sections: z.array(blueprintSection).min(1).max(50),
  /** What the clock does while Answly is closed. */
  clockWhileClosed: z.enum(['stops', 'runs']).default('stops'),
  negativeMarking: z.enum(['none', 'by-options']).default('none'),
  /** Marks needed in all, in milli-points. */
  passMilli: z.int().min(0),
});
export type Blueprint = z.infer<typeof blueprint>;
