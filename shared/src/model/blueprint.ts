/** How a mock exam is drawn, timed, marked and passed. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { markingRules } from './marking.ts';
import { repeated } from './repeated.ts';
import { scale } from './scale.ts';

const share = z.number().min(0).max(1);

/** Shares of easy, medium and hard items, 1 in all; `shared/exam/difficulty` says where each begins. */
export const difficultyMix = z.object({ easy: share, medium: share, hard: share });
export type DifficultyMix = z.infer<typeof difficultyMix>;

export const blueprintDraw = z.object({
  topic: z.string().min(1).max(120),
  count: z.int().min(1).max(limits.sessionItemsMax),
  /** Absent: items come as they come. */
  difficultyMix: difficultyMix.optional(),
  /** Leaves out what the student has seen within so many days. */
  avoidSeenDays: z.int().min(0).max(3650).optional(),
});
export type BlueprintDraw = z.infer<typeof blueprintDraw>;

export const blueprintSection = z.object({
  id: z.string().min(1).max(60),
  title: z.string().min(1).max(120),
  /** Null: the section has no limit of its own. */
  timeLimitMs: z.int().min(1000).nullable(),
  /** `linear` goes forward only; a section that locks cannot be entered again once it is left. */
  navigation: z.enum(['free', 'linear', 'lock-after-leave']),
  tools: z.array(z.enum(['calculator', 'highlight', 'note', 'strike', 'flag'])),
  draw: z.array(blueprintDraw).min(1),
  /** Otherwise items stand in the order of the draws, those of one draw in the pack's. */
  shuffleItems: z.boolean().default(true),
  shuffleOptions: z.boolean().default(true),
  /** Zero: the next section follows at once. */
  breakAfterMs: z.int().min(0).default(0),
  /** Marks needed in this section, in milli-points, besides those needed in all. */
  passMilli: z.int().min(0).optional(),
});
export type BlueprintSection = z.infer<typeof blueprintSection>;

/** Any blueprint, its shape checked; {@link blueprint} also checks that its parts agree. */
const blueprintShape = z.object({
  id: z.uuid(),
  title: z.string().min(1).max(120),
  sections: z.array(blueprintSection).min(1).max(50),
  /** What the clock does while Answly is closed. */
  clockWhileClosed: z.enum(['stops', 'runs']).default('stops'),
  marking: markingRules.prefault({}),
  /** What no marks and full marks become in the report, such as 200 to 800; null: marks are shown as they are. */
  scale: scale.nullable().default(null),
  /** Marks needed in all, in milli-points. */
  passMilli: z.int().min(0),
});
export type Blueprint = z.infer<typeof blueprintShape>;

export const blueprint = blueprintShape.superRefine((value, context) => {
  for (const message of blueprintFaults(value)) context.addIssue({ code: 'custom', message });
});

/** How far the shares of a mix may be from 1 in all, so that thirds can be written as 0.333. */
const mixTolerance = 0.005;

/** What is wrong between the parts of a blueprint, one sentence each; empty when they agree. */
export function blueprintFaults({ sections, scale: reported }: Blueprint): string[] {
  const faults: string[] = [];
  for (const id of repeated(sections.map((section) => section.id)))
    faults.push(`Two sections have the id "${id}".`);
  const total = sections.reduce((sum, section) => sum + itemCountOf(section), 0);
  if (total > limits.sessionItemsMax) {
    faults.push(`The sections draw ${total} questions; an exam holds up to ${limits.sessionItemsMax}.`);
  }
  for (const section of sections) faults.push(...sectionFaults(section));
  if ((sections.at(-1)?.breakAfterMs ?? 0) > 0) faults.push('A break follows the last section.');
  if (reported !== null && reported.fromMilli === reported.toMilli) {
    faults.push(`The scale begins and ends at ${reported.fromMilli / 1000}.`);
  }
  return faults;
}

function sectionFaults({ title, draw, tools }: BlueprintSection): string[] {
  const faults: string[] = [];
  if (new Set(tools).size !== tools.length) faults.push(`Section "${title}" lists a tool twice.`);
  for (const { topic, difficultyMix: mix } of draw) {
    const sum = mix === undefined ? 1 : mix.easy + mix.medium + mix.hard;
    if (Math.abs(sum - 1) <= mixTolerance) continue;
    const shown = Number(sum.toFixed(3));
    faults.push(`The difficulty mix of "${topic}" in section "${title}" sums to ${shown} instead of 1.`);
  }
  return faults;
}

/** How many items a section draws. */
export function itemCountOf({ draw }: Pick<BlueprintSection, 'draw'>): number {
  return draw.reduce((sum, { count }) => sum + count, 0);
}
