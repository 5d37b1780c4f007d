import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonBeginning } from './json-beginning.ts';

test('it is the beginning of the whole, however long that is', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 12 }), fc.nat(40), (text, charsMax) => {
      const value: unknown = JSON.parse(text);
      expect(jsonBeginning(value, charsMax)).toBe(JSON.stringify(value).slice(0, charsMax));
    }),
  );
});

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
])('%s in each other without end show their beginning', (_, open, close) => {
  const deep: unknown = JSON.parse(`${open.repeat(200_000)}1${close.repeat(200_000)}`);
  expect(jsonBeginning(deep, 60)).toBe(open.repeat(60).slice(0, 60));
});
