import { buildItem } from '@answly/shared/testing/build-item';
import { expect, test } from 'vitest';
import { feedbackOf } from './feedback.ts';

const wrong = { id: null, scoreMilli: 0, maxMilli: 1000, certainty: null, hintLevel: 0, reason: null };

test('a known mistake is known in every way of writing that the key would take', () => {
  const item = buildItem('short-text', {
    locale: 'es',
    key: { accepted: ['error típico'], normalise: ['case', 'space', 'accents'] },
    mistakes: [{ id: 'data', matches: 'desviación típica', rationale: 'That is of the data.' }],
  });
  const rationales = (text: string) =>
    feedbackOf(item, { ...wrong, response: { type: 'short-text', text } }).rationales;
  expect(rationales(' Desviacion  tipica')).toEqual({ data: 'That is of the data.' });
  expect(rationales('desviación media')).toEqual({});
});
