/** What a list of packs says about one, worked out once when it is installed. */
import { isPublished, type Item } from '@answly/shared/model/item';
import type { Pack } from '@answly/shared/model/pack';
import { z } from 'zod';

export const storedSummary = z.object({
  itemCount: z.int(),
  hasCode: z.boolean(),
  hasMath: z.boolean(),
  hasImages: z.boolean(),
  blueprintItemCount: z.int().nullable(),
  topics: z.array(z.object({ topic: z.string(), itemCount: z.int() })),
});
export type StoredSummary = z.infer<typeof storedSummary>;

const code = /```|~~~|`[^`\n]+`/;
const math = /\$[^$\s][^$]*\$/;

/** Counts what can be studied: drafts and withdrawn items are kept, not shown. */
export function summaryOf(pack: Pack): StoredSummary {
  const items = pack.items.filter(isPublished);
  const counts = new Map<string, number>();
  for (const topic of items.flatMap((item) => item.topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const [blueprint] = pack.blueprints;
  const drawn = blueprint?.sections.flatMap((section) => section.draw.map((draw) => draw.count));
  return {
    itemCount: items.length,
    hasCode: items.some((item) => code.test(wordsShown(item))),
    hasMath: items.some((item) => math.test(wordsShown(item))),
    hasImages: pack.media.some(({ mime }) => mime.startsWith('image/')),
    blueprintItemCount: drawn?.reduce((sum, count) => sum + count, 0) ?? null,
    topics: [...counts].map(([topic, itemCount]) => ({ topic, itemCount })),
  };
}

function wordsShown(item: Item): string {
  const options = 'options' in item ? item.options.map((option) => option.content) : [];
  return [item.stem, ...options].join('\n');
}
