/** Answers a choice from a hint alone, without the question: what it gets right more often than by chance, the hint gave away. */
import type { Share } from '@answly/shared/exam/seeded-share';
import type { Item, ItemOf } from '@answly/shared/model/item';
import { isCommon, wordIndex, wordsOf } from '@answly/shared/leaks/words';
import { wilsonInterval, type Interval } from '@answly/shared/scoring/wilson-interval';

export interface ItemHint {
  item: Item;
  text: string;
}

export interface BlindResult {
  tried: number;
  right: number;
  /** What guessing is expected to get right of as many, as a share. */
  chance: number;
  /** At 95 %, of the share that is right. */
  interval: Interval;
}

/** Takes the option that shares most words of meaning with the hint; of equals, any. Items of other types are left out. */
export function solveBlind(hints: readonly ItemHint[], share: Share): BlindResult {
  let [tried, right, expected] = [0, 0, 0];
  for (const { item, text } of hints) {
    if (item.type !== 'single' && item.type !== 'true-false') continue;
    tried += 1;
    expected += 1 / item.options.length;
    if (choose(item, text, share) === item.key) right += 1;
  }
  const shareOf = (count: number): number => (tried === 0 ? 0 : count / tried);
  return { tried, right, chance: shareOf(expected), interval: wilsonInterval(shareOf(right), tried, 95) };
}

function choose(
  { options }: ItemOf<'single' | 'true-false'>,
  hint: string,
  share: Share,
): string | undefined {
  const said = wordIndex(hint);
  const scored = options.map(({ id, content }) => {
    const words = new Set(wordsOf(content).filter((word) => !isCommon(word)));
    return { id, score: [...words].filter((word) => said.has(word)).length };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const candidates = scored.filter(({ score }) => score === best);
  return candidates[Math.floor(share() * candidates.length)]?.id;
}
