/** A question (item) of every type, with its key and the rationale of every choice. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { itemFaults } from './item-faults.ts';
import { locale, localId, markdown, markdownRequired, milliPoints } from './text.ts';

/** One choice the student may pick, match or put in order. */
export const option = z.object({
  id: localId,
  content: markdownRequired,
  /** Why this choice is right or wrong; empty where an imported bank has none. */
  rationale: markdown.default(''),
  /** Milli-credit for choosing it, for rules that weigh options; the key alone decides otherwise. */
  credit: z.int().min(-1000).max(1000).optional(),
  /** Keeps its place when options are shuffled ("All these choices are correct"). */
  lockPosition: z.boolean().default(false),
});
export type Option = z.infer<typeof option>;

const options = z.array(option).min(2).max(limits.optionsPerItemMax);

/** A typed answer that is wrong in a known way, so that it gets its own rationale. */
export const mistake = z.object({
  id: localId,
  matches: z.string().min(1).max(200),
  rationale: markdownRequired,
});

const base = z.object({
  id: z.uuid(),
  version: z.int().min(1).max(limits.packVersionMax),
  locale,
  stem: markdownRequired,
  stimulusId: z.uuid().optional(),
  points: milliPoints.min(0).default(1000),
  explanation: markdown.default(''),
  objective: z.string().max(500).default(''),
  topics: z.array(z.string().min(1).max(120)).min(1).max(limits.topicsPerItemMax),
  /** 0 very easy … 1 very hard, the author's estimate. */
  difficulty: z.number().min(0).max(1).default(0.5),
  source: z.string().max(500).default(''),
  licence: z.string().max(200).default(''),
  status: z.enum(['draft', 'published', 'withdrawn']).default('published'),
  scoring: z
    .enum(['all-or-nothing', 'right-minus-wrong', 'custom-credit', 'adjacent-pairs', 'per-gap'])
    .default('all-or-nothing'),
});

export const singleItem = base.extend({ type: z.literal('single'), options, key: localId });
export const multipleItem = base.extend({
  type: z.literal('multiple'),
  options,
  key: z.array(localId).min(1),
});
/** True/false has exactly the two options with ids `true` and `false`, each with its own rationale. */
export const trueFalseItem = base.extend({
  type: z.literal('true-false'),
  options: z.array(option).length(2),
  key: z.enum(['true', 'false']),
});
export const numericItem = base.extend({
  type: z.literal('numeric'),
  key: z.object({
    value: z.number(),
    tolerance: z.object({ kind: z.enum(['absolute', 'relative']), amount: z.number().min(0) }),
    unit: z.string().max(40).optional(),
  }),
  mistakes: z.array(mistake).max(20).default([]),
});
/** What does not count when a typed answer is compared; compatible forms of a character (NFKC), of a quote or a dash never do. */
const normalise = z.array(z.enum(['case', 'space', 'punctuation', 'accents'])).default(['case', 'space']);
export type Normalise = z.infer<typeof normalise>;
/** Texts that are right, of a key or of a gap. */
const accepted = z.array(z.string().min(1).max(200)).min(1).max(limits.acceptedPerKeyMax);
export const shortTextItem = base.extend({
  type: z.literal('short-text'),
  key: z.object({ accepted, normalise }),
  mistakes: z.array(mistake).max(20).default([]),
});
/** The key is the option ids in their right order. */
export const orderingItem = base.extend({
  type: z.literal('ordering'),
  options,
  key: z.array(localId).min(2),
});
/** The key maps each prompt to the option that belongs to it. */
export const matchingItem = base.extend({
  type: z.literal('matching'),
  prompts: z
    .array(z.object({ id: localId, content: markdownRequired }))
    .min(1)
    .max(limits.optionsPerItemMax),
  options,
  key: z.record(localId, localId),
});
/** The stem holds `{{gap-id}}` where each gap stands. */
export const clozeItem = base.extend({
  type: z.literal('cloze'),
  gaps: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('text'), id: localId, accepted, normalise }),
        z.object({ kind: z.literal('select'), id: localId, options, key: localId }),
        z.object({ kind: z.literal('numeric'), id: localId, key: numericItem.shape.key }),
      ]),
    )
    .min(1)
    .max(limits.gapsPerItemMax),
});
/** Self-graded: `back` is shown after recall. */
export const flashcardItem = base.extend({ type: z.literal('flashcard'), back: markdownRequired });

/** Any item, its shape checked; {@link item} also checks that its key points at what it holds. */
export const itemShape = z.discriminatedUnion('type', [
  singleItem,
  multipleItem,
  trueFalseItem,
  numericItem,
  shortTextItem,
  orderingItem,
  matchingItem,
  clozeItem,
  flashcardItem,
]);
export type Item = z.infer<typeof itemShape>;
export type ItemType = Item['type'];
export const itemTypes: readonly ItemType[] = itemShape.options.map(({ shape }) => shape.type.value);
export type ItemOf<T extends ItemType> = Extract<Item, { type: T }>;

/** Whether students get it: drafts and what was withdrawn are only kept. */
export function isPublished({ status }: Item): boolean {
  return status === 'published';
}

/** Any item whose parts agree, as {@link itemFaults} sees it. */
export const item = itemShape.superRefine((value, context) => {
  for (const message of itemFaults(value)) context.addIssue({ code: 'custom', message });
});
