/** The answer where no model can be asked. */
import { expect, test } from 'vitest';
import { item as itemSchema } from '@answly/shared/model/item';
import { buildItem } from '#cloud/testing/build-item';
import { focusOf } from './focus.ts';
import { rightAnswer } from './right-answer.ts';
import { rationaleAnswer } from './rationale-answer.ts';

test('of a wrong option: why it is wrong, why the right one is right, the explanation, the answer', () => {
  const item = buildItem();
  expect(rationaleAnswer(item, focusOf(item, 'routes'), 'not-configured').split('\n\n')).toEqual([
    'This server has no AI tutor set up, so here is what the author of the question wrote.',
    '*Routes to hops*: Routing tables do that, not DNS.',
    '*Names to addresses*: A resolver answers with addresses.',
    'DNS is the phone book of the network.',
    '**Right answer:** Names to addresses',
  ]);
});

test('of a mistake that its author foresaw, what they say of it comes first', () => {
  const item = buildItem();
  const text = rationaleAnswer(item, { kind: 'item', mistake: 'This scales in proportion.' }, 'unavailable');
  expect(text.split('\n\n')[1]).toBe('This scales in proportion.');
});

test('of an item without a word of explanation still gives the right answer, and says what is missing', () => {
  const options = ['a', 'b'].map((id) => ({ id, content: id, rationale: '', lockPosition: false }));
  const item = buildItem({ options, key: 'b', explanation: '' });
  const text = rationaleAnswer(item, { kind: 'item' }, 'unavailable');
  expect(text).toContain('There is no explanation with this question.');
  expect(text).toContain('**Right answer:** b');
});

const base = {
  id: '0198f6a0-0000-7000-8000-000000000001',
  version: 1,
  locale: 'en',
  stem: 'Stem',
  topics: ['Topic'],
};
const options = [
  { id: 'a', content: 'First\n\npart' },
  { id: 'b', content: 'Second' },
];

test.each([
  [{ type: 'multiple', options, key: ['a', 'b'] }, 'First part; Second'],
  [{ type: 'ordering', options, key: ['b', 'a'] }, 'Second → First part'],
  [{ type: 'numeric', key: { value: 3, unit: 'V', tolerance: { kind: 'absolute', amount: 0 } } }, '3 V'],
  [{ type: 'numeric', key: { value: 3, tolerance: { kind: 'relative', amount: 0.05 } } }, '3 (within 5 %)'],
  [{ type: 'short-text', key: { accepted: ['ohm', 'Ω'] } }, 'ohm'],
  [{ type: 'matching', prompts: [{ id: 'p', content: 'One' }], options, key: { p: 'b' } }, 'One → Second'],
  [
    {
      type: 'cloze',
      stem: '{{g}} and {{h}}',
      gaps: [
        { kind: 'text', id: 'g', accepted: ['x'] },
        { kind: 'select', id: 'h', options, key: 'b' },
      ],
    },
    'x; Second',
  ],
  [{ type: 'flashcard', back: 'The back' }, 'The back'],
])('the right answer in words: %o', (shape, words) => {
  expect(rightAnswer(itemSchema.parse({ ...base, ...shape }))).toBe(words);
});
