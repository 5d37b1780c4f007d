/** What an item is about, in words. */
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import { rightAnswer } from '../right-answer.ts';

/** For its embedding: the question, what it teaches and its answer; what tells options apart says little. */
export function embeddedText(item: Item): string {
  const parts = [item.stem, item.objective, item.topics.join(', '), rightAnswer(item), item.explanation];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, limits.embeddedCharsMax);
}
