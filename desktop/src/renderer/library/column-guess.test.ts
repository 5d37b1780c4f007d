import { expect, test } from 'vitest';
import type { ImportPreview } from '#desktop/contract/library';
import { guessColumns } from './column-guess.ts';

/** A file with three option columns and these keys. */
function previewOf(keys: string[], options = ['Hub', 'Switch', 'Router']): ImportPreview {
  const [a = '', b = '', c = ''] = options;
  return {
    importId: '00000000-0000-4000-8000-000000000001',
    kind: 'csv',
    suggestedMap: null,
    suggestedMapName: null,
    title: 'Networks',
    locale: 'en',
    columns: ['question', 'a', 'b', 'c', 'answer'],
    sample: keys.map((answer, at) => ({ question: `Question ${at}?`, a, b, c, answer })),
    rowCount: keys.length,
  };
}

const formOf = (keys: string[], options?: string[]) => guessColumns(previewOf(keys, options)).correctAs;

test.each([
  ['letters, one of them no option', ['B', 'C', 'A', 'Z', 'A'], 'letter'],
  ['letters, one written out', ['B', 'C', 'A', 'switch', 'A'], 'letter'],
  ['letters and a blank', ['B', '', 'A'], 'letter'],
  ['numbers from 1, one key missing its sense', ['1', '3', '?', '2'], 'index1'],
  ['numbers from 0', ['0', '2', '1'], 'index0'],
  ['numbers from 1 with a stray 0', ['1', '3', '0', '3'], 'index1'],
  ['texts of options, one of them a letter', ['Hub', 'Switch', 'B'], 'text'],
  ['nothing', ['', ''], 'text'],
])('%s are read as most of them are', (_, keys, form) => {
  expect(formOf(keys)).toBe(form);
});

test('options that are numbers or letters themselves are meant by their text', () => {
  expect(formOf(['62', '30', '64'], ['62', '64', '30'])).toBe('text');
});
