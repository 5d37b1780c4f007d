/** How the columns of a table (JSON, CSV or TSV) become items. Authors write it; docs/import.md explains every key. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { itemTypes } from '../model/item.ts';
import { locale } from '../model/text.ts';

const column = z.string().min(1).max(120);

const packPart = z.strictObject({
  title: z.string().min(1).max(120).optional(),
  locale: locale.optional(),
  /** The file's name with `{locale}` where its language tag stands, such as `parsed.{locale}.json`. */
  localeFromName: z.string().max(120).optional(),
  licence: z.string().max(200).default(''),
  source: z.string().max(500).default(''),
});

const correctPart = z.strictObject({
  column,
  /** How the key is written: counted from 0 or 1, a letter, the option's own text, a number, or true/false. */
  as: z.enum(['index0', 'index1', 'letter', 'text', 'number', 'boolean']),
  /** Between several keys of a multiple-response item. */
  separator: z.string().min(1).max(5).default(','),
});

const imagePart = z.strictObject({
  column,
  folder: z.string().max(200).default('.'),
  alt: z.string().max(200).default('Figure {name}'),
});

const columnTopic = z.strictObject({ column, take: z.int().min(1).max(120).optional() });
const fixedTopic = z.strictObject({ fixed: z.string().min(1).max(120) });

const examPart = z.strictObject({
  title: z.string().min(1).max(120),
  /** How many questions of each topic that the last rule of `topics` gives. */
  drawPerTopic: z.int().min(1).max(limits.sessionItemsMax),
  /** Of all marks, rounded up to a whole one. */
  passPercent: z.number().min(0).max(100),
  timeLimitMinutes: z.int().min(1).max(1440).optional(),
});
export type MapExam = z.infer<typeof examPart>;

export const columnMap = z.strictObject({
  format: z.literal('answly-map'),
  version: z.literal(1),
  name: z.string().min(1).max(120),
  /** A file fits this map when it has all of these columns. */
  fits: z.array(column).default([]),
  pack: packPart.default({ licence: '', source: '' }),
  /**
   * The column that tells items apart between versions of the file. Where absent, the question's own text does, so that
   * rows may move without taking a student's history to another question.
   */
  id: column.optional(),
  type: z.enum(itemTypes).default('single'),
  stem: column,
  /** Between the entries of a list kept in one cell of a CSV or TSV, such as `|`; a JSON array needs none. */
  listSeparator: z.string().min(1).max(5).optional(),
  /** One column holding a list, or one column for each option. Absent where nothing is chosen. */
  options: z.union([column, z.array(column).min(2).max(20)]).optional(),
  /** One column holding a list of rationales, or one for each option; for true/false that of true comes first. */
  rationales: z.union([column, z.array(column).min(1).max(20)]).optional(),
  /** For matching: what each option belongs to, in the same form and order. */
  prompts: z.union([column, z.array(column).min(1).max(20)]).optional(),
  /** Absent for matching and cloze, and for ordering where the options stand in their right order. */
  correct: correctPart.optional(),
  tolerance: column.optional(),
  unit: column.optional(),
  explanation: column.optional(),
  objective: column.optional(),
  /** Each rule adds a topic: a whole column, or its first characters. `fixed` adds the same to all. */
  topics: z.array(z.union([columnTopic, fixedTopic])).default([]),
  /** Kept as the item's own source; the pack's source stands for the whole. */
  reference: column.optional(),
  /** A picture named by a column, found in `folder` beside the file; placed under the stem. `{name}` is its name without ending. */
  image: imagePart.optional(),
  /** Options whose text contains one of these phrases, whatever its case, keep their place when options are shuffled. */
  lockOptionsWith: z.array(z.string().min(2).max(120)).default([]),
  /** A mock exam that the pack gets. */
  exam: examPart.optional(),
});
export type KeyForm = z.infer<typeof correctPart>['as'];
export type ColumnMap = z.infer<typeof columnMap>;

/** The keys of each object in a map, by its place; `*` stands for each entry of a list. */
export const mapKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(columnMap.shape),
  pack: Object.keys(packPart.shape),
  correct: Object.keys(correctPart.shape),
  image: Object.keys(imagePart.shape),
  exam: Object.keys(examPart.shape),
  'topics.*': [...Object.keys(columnTopic.shape), ...Object.keys(fixedTopic.shape)],
};
