/** A class of mistakes in words, for the prompt: no word of a student is in them. */
import type { Item } from '@answly/shared/model/item';
import { listedMistake } from './mistake-class.ts';

const classWords: Record<string, string> = {
  blank: 'nothing was answered',
  right: 'the answer was right',
  sign: 'the sign of the number was wrong',
  'power-of-ten': 'the number was wrong by a power of ten',
  unit: 'the number was right, in another unit',
  spelling: 'the answer was right but for its spelling',
};

/** @param name what `mistakeClass` gave. */
export function mistakeWords(item: Item, name: string): string {
  const listed = listedMistake(item, name);
  return listed === undefined ? (classWords[name] ?? name) : `the answer was ${listed.matches}`;
}
