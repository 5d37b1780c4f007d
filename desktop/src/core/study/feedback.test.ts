/** A known mistake is found however it was typed. */
import { item } from '@answly/shared/model/item';
import { expect, test } from 'vitest';
import { buildItem } from '#desktop/core/testing/build-pack';
import { feedbackOf } from './feedback.ts';

const mistakes = [{ id: 'helper', matches: 'T cells', rationale: 'T cells release none.' }];

function rationalesOf(text: string, normalise?: string[]) {
  const key = { accepted: ['plasma cells'], ...(normalise && { normalise }) };
  const asked = item.parse({ ...buildItem(1), type: 'short-text', key, mistakes });
  const response = { type: 'short-text' as const, text };
  const marked = { scoreMilli: 0, maxMilli: 1000, certainty: null, hintLevel: 0, reason: null };
  return feedbackOf(asked, { id: null, response, ...marked }).rationales;
}

test('typed words are held against known mistakes by what the key says does not count', () => {
  const found = { helper: 'T cells release none.' };
  expect(rationalesOf(' t  CELLS ')).toEqual(found);
  expect(rationalesOf('T cells.')).toEqual({});
  expect(rationalesOf('T cells.', ['case', 'space', 'punctuation'])).toEqual(found);
  expect(rationalesOf('B cells')).toEqual({});
});
