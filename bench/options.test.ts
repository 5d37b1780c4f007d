import { expect, test } from 'vitest';
import { isAsked, mayBeAsked, parseBenchOptions } from './options.ts';

test('figures are asked for by the beginnings of their names', () => {
  const { only } = parseBenchOptions(['--only', 'sync.rss,answer.']);
  expect(only).toEqual(['sync.rss', 'answer.']);
  const names = ['sync.rss.core', 'sync.push', 'answer.p99', 'search.p99'];
  expect(names.filter((name) => isAsked(name, only))).toEqual(['sync.rss.core', 'answer.p99']);
  expect(['sync.', 'answer.', 'search.'].filter((prefix) => mayBeAsked(prefix, only))).toEqual([
    'sync.',
    'answer.',
  ]);
});

test('all figures are asked for where nothing is said', () => {
  const { only } = parseBenchOptions([]);
  expect([isAsked('sync.push', only), mayBeAsked('sync.', only)]).toEqual([true, true]);
});

test.each([
  [['--only', '']],
  [['--only', 'sync.,']],
  [['--only']],
  [['--json']],
  [['--json', '']],
  [['--bogus']],
  [['word']],
])('%j is refused in a sentence', (args) => {
  expect(() => parseBenchOptions(args)).toThrow(/^[^\n]*\.$/u);
});
