import { expect, test } from 'vitest';
import { buildItem } from '../testing/build-item.ts';
import { foreseenMistake } from './foreseen-mistake.ts';

const said = (id: string, matches: string) => ({ id, matches, rationale: `Why ${id}.` });
const numeric = (locale: string) =>
  buildItem('numeric', {
    locale,
    key: { value: 2.5, tolerance: { kind: 'absolute', amount: 0.1 }, unit: 'm' },
    mistakes: [said('inverse', '8.333'), said('thousands', '8333')],
  });

test.each([
  ['en', '8.333', 'inverse'],
  ['en', '8,333 m', 'thousands'],
  ['es', '8,333', 'inverse'],
  ['es', '8.333', 'thousands'],
  ['es', 'ocho', undefined],
])('a number is read as %s writes it, and the author’s with a decimal point: %s', (locale, text, id) => {
  expect(foreseenMistake(numeric(locale), text)?.id).toBe(id);
});

test('a text is compared as loosely as the key is', () => {
  const key = { accepted: ['error típico'], normalise: ['case', 'accents'] };
  const item = buildItem('short-text', { locale: 'es', key, mistakes: [said('data', 'desviación típica')] });
  expect(foreseenMistake(item, 'Desviacion tipica')?.id).toBe('data');
  expect(foreseenMistake(item, 'desviación media')).toBeUndefined();
});
