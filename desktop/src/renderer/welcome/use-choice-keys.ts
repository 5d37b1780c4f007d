/** Keys of the first question: a number or letter chooses, Enter goes on. */
import { useHotkeys } from '@mantine/hooks';
import { optionLetter } from '../design/option-letter.ts';

export function useChoiceKeys(ids: string[], choose: (id: string) => void, go: () => void): void {
  const choosing = ids.flatMap((id, at): [string, () => void][] => [
    [String(at + 1), () => choose(id)],
    [optionLetter(at, 'en'), () => choose(id)],
  ]);
  // Keys mean the same with the cursor on a choice; on a button they are the button's own.
  useHotkeys([['Enter', go], ...choosing], ['BUTTON', 'A']);
}
