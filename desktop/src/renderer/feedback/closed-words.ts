/** Why a question shows neither its answer nor how it went: the same words on the screen and on paper. */
import { countText } from '../design/number-words.ts';

export const closedWords =
  'An exam or timed block that you have begun asks this question too. What is right, and why, is shown here once that is over.';

/** In a result: how many of its questions cannot be looked at; empty where all can. */
export function closedCountWords(count: number): string {
  if (count === 0) return '';
  const [asks, are] =
    count === 1
      ? ['one of these questions', 'It is']
      : [`${countText(count)} of these questions`, 'They are'];
  return `An exam or timed block that you have begun asks ${asks} too. ${are} shown once that is over.`;
}
