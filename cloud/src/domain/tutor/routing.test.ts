/** The table of models, row by row. */
import { expect, test } from 'vitest';
import type { Item } from '@answly/shared/model/item';
import { item as itemSchema } from '@answly/shared/model/item';
import { buildItem } from '#cloud/testing/build-item';
import { manualTimers } from '#cloud/testing/manual-timers';
import { scriptedModel } from '#cloud/testing/scripted-model';
import type { RoutedAsk } from './routing.ts';
import { chooseModels } from './routing.ts';

const model = (name: string) => scriptedModel(manualTimers().timers, name, []);
const [small, large, spare] = [model('small'), model('large'), model('spare')];

function chosen(item: Item, ask: Partial<RoutedAsk> = {}): string[] {
  const whole = { mode: 'explain', item, afterFailedCheck: false, ...ask } as const;
  return chooseModels({ small, large, fallbacks: [spare] }, whole).map(({ name }) => name);
}

const withSmall = ['small', 'spare'];
const withLarge = ['large', 'small', 'spare'];
const silent = (objective = '') =>
  buildItem({
    explanation: '',
    objective,
    options: ['names', 'b'].map((id) => ({ id, content: id, rationale: '', lockPosition: false })),
  });

test('an item whose author wrote down why is left to the small model', () => {
  expect(chosen(buildItem())).toEqual(withSmall);
  expect(chosen(buildItem({ explanation: '' }))).toEqual(withSmall);
});

test('one without a word of why needs the large one, but its objective is enough for a hint', () => {
  expect(chosen(silent())).toEqual(withLarge);
  expect(chosen(silent('Names'))).toEqual(withLarge);
  expect(chosen(silent('Names'), { mode: 'hint' })).toEqual(withSmall);
  expect(chosen(silent(), { mode: 'hint' })).toEqual(withLarge);
});

test('a failed check needs the large one', () => {
  expect(chosen(buildItem(), { afterFailedCheck: true })).toEqual(withLarge);
});

const base = {
  id: '0198f6a0-0000-7000-8000-000000000001',
  version: 1,
  locale: 'en',
  stem: 'Stem',
  topics: ['Topic'],
  explanation: 'Because.',
};
const options = ['a', 'b'].map((id) => ({ id, content: id }));
const numeric = { type: 'numeric', key: { value: 3, tolerance: { kind: 'absolute', amount: 0 } } };

test.each([
  [withLarge, { type: 'ordering', options, key: ['b', 'a'] }],
  [withLarge, { type: 'matching', prompts: [{ id: 'p', content: 'One' }], options, key: { p: 'b' } }],
  [withLarge, { type: 'cloze', stem: '{{g}}', gaps: [{ kind: 'text', id: 'g', accepted: ['x'] }] }],
  [withLarge, { ...numeric, stem: 'A current of 2 A flows through 1.5 Ω. What is the voltage?' }],
  [withSmall, { ...numeric, stem: 'At how many degrees does water boil at 1,013.25 hPa?' }],
  [withSmall, { ...numeric, stem: 'In which year did the Berlin Wall fall?' }],
  [withSmall, { type: 'short-text', key: { accepted: ['ohm'] } }],
  [withSmall, { type: 'multiple', options, key: ['a', 'b'] }],
  [withSmall, { type: 'flashcard', back: 'The back', explanation: '' }],
])('%j answers %j', (models, shape) => {
  expect(chosen(itemSchema.parse({ ...base, ...shape }))).toEqual(models);
});

test('what is not set up is left out, and no model is asked twice', () => {
  const ask = { mode: 'explain', item: silent(), afterFailedCheck: false } as const;
  expect(chooseModels({ fallbacks: [] }, ask)).toEqual([]);
  expect(chooseModels({ small, fallbacks: [small, spare] }, ask)).toEqual([small, spare]);
});
