/** The stub's faults can be asked for by whoever reads of them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stubFaults } from './fault.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('docs/ai-stub.md names each fault, and no other', () => {
  const told = Array.from(
    read('../../../docs/ai-stub.md').matchAll(/^\| `([a-z-]+)` +\|/gm),
    ([, name]) => name,
  );
  expect(told).toEqual([...stubFaults]);
});

test('a model that is named with a fault has a price, without which it would not be asked', () => {
  const models = ['gpt-4o-mini', ...stubFaults.map((fault) => `gpt-4o-mini+${fault}`)];
  expect(Object.keys(JSON.parse(read('./prices.json')) as object)).toEqual([
    ...models,
    'text-embedding-3-small',
  ]);
});
