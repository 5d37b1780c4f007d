/** Names the questions whose answers could not be saved. */
import type { Unkept } from './answer-keeper.ts';
import { placeNumber } from './sitting.ts';

interface UnsavedWords {
  said: string;
  /** The button that ends or leaves all the same. */
  goOn: string;
}

/** Null where all is saved. */
export function unsavedWords(
  session: Parameters<typeof placeNumber>[0],
  unkept: readonly Pick<Unkept, 'position'>[],
): UnsavedWords | null {
  const numbers = unkept.map(({ position }) => placeNumber(session, position).number);
  const names = numbers.toSorted((a, b) => a - b).map(String);
  if (names.length === 0) return null;
  if (names.length === 1)
    return {
      said: `Your answer to question ${names[0]} is only on the screen.`,
      goOn: 'Go on without it',
    };
  const list = new Intl.ListFormat('en').format(names);
  return { said: `Your answers to questions ${list} are only on the screen.`, goOn: 'Go on without them' };
}
