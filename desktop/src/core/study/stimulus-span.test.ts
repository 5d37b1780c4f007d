import type { FormEntry } from '@answly/shared/model/session';
import { expect, test } from 'vitest';
import { stimulusSpan } from './stimulus-span.ts';

const entry = (itemId: string, packId = 'one') =>
  ({ packId, itemId, itemVersion: 1, optionOrder: [] }) as FormEntry;
const passages: Record<string, string> = { b: 'case', c: 'case', d: 'case', e: 'other' };
const stimulusAt = ({ itemId }: FormEntry) => passages[itemId];
const form = ['a', 'b', 'c', 'd', 'e'].map((id) => entry(id));

test('a passage is of the questions beside each other that belong to it', () => {
  for (const position of [1, 2, 3]) {
    expect(stimulusSpan(form, position, stimulusAt)).toEqual({ first: 1, last: 3 });
  }
  expect(stimulusSpan(form, 4, stimulusAt)).toEqual({ first: 4, last: 4 });
});

test('a passage of another pack is another one, whatever its id', () => {
  expect(stimulusSpan([entry('b'), entry('c', 'two')], 0, stimulusAt)).toEqual({ first: 0, last: 0 });
});
