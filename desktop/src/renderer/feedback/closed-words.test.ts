import { expect, test } from 'vitest';
import { closedCountWords } from './closed-words.ts';

test('a result says how many of its questions are closed, and nothing where none is', () => {
  expect(closedCountWords(0)).toBe('');
  expect(closedCountWords(1)).toBe(
    'An exam or timed block that you have begun asks one of these questions too. It is shown once that is over.',
  );
  expect(closedCountWords(8)).toBe(
    'An exam or timed block that you have begun asks 8 of these questions too. They are shown once that is over.',
  );
});
