import { expect, test } from 'vitest';
import { item as itemSchema } from '../model/item.ts';
import { objectiveHint } from './objective-hint.ts';

const levels = ['Serialisable', 'Snapshot'].map((content, at) => ({ id: 'ab'.charAt(at), content }));
const single = { type: 'single', stem: 'Which level fits?', options: levels, key: 'a' };
const base = {
  id: '0198f6a0-0000-7000-8000-000000000001',
  version: 1,
  locale: 'en',
  topics: ['T'],
  ...single,
};
const item = (part: object) => itemSchema.parse({ ...base, ...part });
const numeric = (objective: string) =>
  item({ type: 'numeric', key: { value: 1234.5, tolerance: { kind: 'absolute', amount: 0 } }, objective });

test('the objective stands in for a hint', () => {
  expect(objectiveHint(item({ objective: 'Tell isolation levels apart.' }))).toBe(
    'Tell isolation levels apart.',
  );
});

test('without an objective there is nothing to stand in', () => {
  expect(objectiveHint(item({ objective: ' ' }))).toBeNull();
});

test('an objective that holds the right option is kept back, however it is written', () => {
  const options = [
    { id: 'a', content: 'Repeatable **read**', rationale: '' },
    { id: 'b', content: 'read', rationale: '' },
  ];
  expect(objectiveHint(item({ options, objective: 'Know what repeatable read promises' }))).toBeNull();
  expect(objectiveHint(item({ options, objective: 'Know what it is to read twice' }))).not.toBeNull();
});

test('a number is recognised in the forms of its language, and not in the middle of another one', () => {
  expect(objectiveHint(numeric('Show that it is 1,234.5.'))).toBeNull();
  expect(objectiveHint(numeric('Show that it is 1234.5'))).toBeNull();
  expect(objectiveHint(numeric('Use 21234.5 of them'))).not.toBeNull();
});

test('accepted texts, gaps and the back of a card count as the answer', () => {
  expect(
    objectiveHint(
      item({
        type: 'short-text',
        key: { accepted: ['Paris', 'City of Light'] },
        objective: 'Name the city of light',
      }),
    ),
  ).toBeNull();
  expect(
    objectiveHint(item({ type: 'flashcard', back: 'Osmosis', objective: 'Explain osmosis' })),
  ).toBeNull();
  const gaps = [{ kind: 'text', id: 'g', accepted: ['heap'] }];
  expect(objectiveHint(item({ type: 'cloze', stem: 'A {{g}}', gaps, objective: 'Know a heap' }))).toBeNull();
});

test('of a question longer than any that is checked in a moment, as only a hostile pack has, nothing stands in', () => {
  const options = Array.from({ length: 20 }, (_, at) => ({
    id: `o${at}`,
    content: `${at}${' $a'.repeat(6_000)}`,
  }));
  const key = options.map(({ id }) => id);
  const ordering = item({ type: 'ordering', options, key, objective: 'Put steps in order' });
  const startedMs = performance.now();
  expect(objectiveHint(ordering)).toBeNull();
  expect(performance.now() - startedMs).toBeLessThan(700);
});
