/** Reading out the author's solution, which tells why the answer is right, is telling the answer. */
import type { Item } from '../model/item.ts';
import { rightOptionIds } from '../scoring/right-options.ts';
import type { Told } from './said.ts';
import { wordsOf } from './words.ts';

/** Fewer words in a row are a turn of phrase. */
const quotedWordsMin = 8;

export function quotesSolution(item: Item, { hint, given }: Told): boolean {
  const said = ` ${hint.list.join(' ')} `;
  return solutionTexts(item).some((text) => {
    const words = wordsOf(text);
    return words.some((_, start) => {
      const run = words.slice(start, start + quotedWordsMin);
      return run.length === quotedWordsMin && said.includes(` ${run.join(' ')} `) && !given.hasRun(run);
    });
  });
}

function solutionTexts(item: Item): string[] {
  const right = rightOptionIds(item);
  const options = 'options' in item ? item.options.filter(({ id }) => right.includes(id)) : [];
  return [item.explanation, ...options.map(({ rationale }) => rationale)];
}
