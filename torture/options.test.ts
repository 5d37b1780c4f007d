import { expect, test } from 'vitest';
import { parseTortureOptions } from './options.ts';

test('without a word, 200 of each', () => {
  expect(parseTortureOptions([])).toEqual({ help: false, kills: 200, cuts: 200, seed: undefined });
});

test.each([
  ['--kills', '0'],
  ['--kills', ''],
  ['--cuts', 'abc'],
  ['--cuts', '1.5'],
  ['--seed', 'xyz'],
  ['--bogus', '1'],
])('%s %j is refused in a sentence', (option, value) => {
  expect(() => parseTortureOptions([option, value])).toThrow(/^[^\n]*\.$/u);
});
