/** The mistakes of authors, each told in one sentence: where it is, what is wrong, and what belongs there. */
import { expect, test } from 'vitest';
import type { AppError } from '../errors/app-error.ts';
import { itemTypes, type ItemType } from '../model/item.ts';
import { pack } from '../model/pack.ts';
import { buildItem, buildOptions } from '../testing/build-item.ts';
import { parseAuthored } from './authored.ts';
import { placeInPack } from './pack-places.ts';

const id = buildItem('single').id;
const info = { id: '0190a0a0-0000-7000-8000-000000000009', version: 1, title: 'A pack', locale: 'en' };

function refusalOf(written: { items?: unknown }): string {
  try {
    parseAuthored(pack, written, { code: 'pack.invalid', whereIs: placeInPack(written) });
  } catch (error) {
    return (error as AppError).detail ?? '';
  }
  return 'nothing';
}

/** `part` in place of what a whole item has; undefined stands for a field that is left out. */
const itemRefusal = (type: ItemType, part: object) =>
  refusalOf({ ...info, items: [{ ...buildItem(type), ...part }] });
const inItem = (sentence: string) => `items.json, item 1 (${id}): ${sentence}`;

test.each<[string, ItemType, object, string]>([
  ['a field left out', 'single', { stem: undefined }, '"stem" is missing; expected a text.'],
  ['a number for a text', 'flashcard', { back: 3 }, '"back" is 3; expected a text.'],
  ['a text for a number', 'single', { points: '2' }, '"points" is "2"; expected a whole number.'],
  ['one topic, not in a list', 'single', { topics: 'Law' }, '"topics" is "Law"; expected a list [ … ].'],
  ['an empty question', 'single', { stem: '  ' }, '"stem" must not be empty.'],
  ['no topic', 'single', { topics: [] }, '"topics" is empty; expected at least 1 entry.'],
  [
    'a blank topic',
    'single',
    { topics: ['a', ''] },
    'entry 2 of "topics" is empty; expected at least 1 character.',
  ],
  [
    'an option that says nothing',
    'single',
    { options: [...buildOptions('a', 'b'), { id: 'c', content: '' }] },
    '"content" in entry 3 of "options" must not be empty.',
  ],
  [
    'one option',
    'single',
    { options: buildOptions('a'), key: 'a' },
    '"options" has 1 entry; expected at least 2.',
  ],
  ['no option', 'ordering', { options: [] }, '"options" is empty; expected at least 2 entries.'],
  [
    'a key that names no option',
    'single',
    { key: 'f' },
    'the key names option "f", which the item does not have; it has "a", "b", "c", "d", "e".',
  ],
  [
    'two options with one id',
    'single',
    { options: buildOptions('a', 'b', 'b') },
    'two options have the id "b": give one of them another.',
  ],
  [
    'an option id that is none',
    'single',
    { options: [...buildOptions('a', 'b'), { id: 'B 2', content: 'x' }] },
    '"id" in entry 3 of "options" must be lower-case letters, digits and dashes.',
  ],
  ['a number out of range', 'single', { difficulty: 7 }, '"difficulty" is 7; expected at most 1.'],
  ['a fraction for a whole number', 'single', { version: 1.5 }, '"version" is 1.5; expected a whole number.'],
  [
    'a text that is too long',
    'single',
    { objective: 'x'.repeat(501) },
    '"objective" has 501 characters; expected at most 500.',
  ],
  [
    'a word that is none of several',
    'single',
    { status: 'publish' },
    '"status" is "publish"; expected "draft", "published" or "withdrawn". Did you mean "published"?',
  ],
  ['the key of one that may have several', 'multiple', { key: 'a' }, '"key" is "a"; expected a list [ … ].'],
  [
    'a prompt that is none',
    'matching',
    { key: { 'P 1': 'a' } },
    '"P 1" in "key" must be lower-case letters, digits and dashes.',
  ],
  [
    'an unknown kind of gap',
    'cloze',
    { gaps: [{ kind: 'txt', id: 'g' }] },
    '"kind" in entry 1 of "gaps" is "txt"; expected "text", "select" or "numeric". Did you mean "text"?',
  ],
  [
    'a language that is none',
    'single',
    { locale: 'English' },
    '"locale" must be a language tag such as "en" or "zh-CN".',
  ],
])('%s', (_, type, part, sentence) => expect(itemRefusal(type, part)).toBe(inItem(sentence)));

test('an unknown type is told with those there are', () => {
  expect(itemRefusal('single', { type: 'singel' })).toMatch(
    /\): "type" is "singel"; expected "single", "multiple", .* or "flashcard"\. Did you mean "single"\?$/,
  );
  expect(itemRefusal('single', { type: undefined })).toMatch(/\): "type" is missing; expected "single", /);
});

test('an id that is none is told with a way to get one', () => {
  expect(itemRefusal('single', { id: 'q-1' })).toBe(
    'items.json, item 1 (q-1): "id" is "q-1"; expected a UUID, such as node -p "crypto.randomUUID()" gives.',
  );
});

test('what is no item is told by its place', () => {
  expect(refusalOf({ ...info, items: ['Which?'] })).toBe(
    'items.json, item 1 (without id): it is "Which?"; expected an object { … }.',
  );
});

test('what the pack says of itself, its passages and its exams have their places too', () => {
  const items = [buildItem('single')];
  expect(refusalOf({ ...info, title: '', items } as object)).toBe(
    'manifest.json: "title" is empty; expected at least 1 character.',
  );
  const draw = { id: info.id, title: 'Exam', sections: [], passMilli: -1, marking: { negative: 'all' } };
  expect(refusalOf({ ...info, items, stimuli: [{}], blueprints: [draw] } as object).split('\n')).toEqual([
    'stimuli.json, entry 1: "id" is missing; expected a UUID, such as node -p "crypto.randomUUID()" gives.',
    'stimuli.json, entry 1: "version" is missing; expected a whole number.',
    'stimuli.json, entry 1: "locale" is missing; expected a text.',
    'stimuli.json, entry 1: "content" is missing; expected a text.',
    'stimuli.json, entry 1: "itemIds" is missing; expected a list [ … ].',
    'blueprints.json, entry 1: "sections" is empty; expected at least 1 entry.',
    'blueprints.json, entry 1: "negative" in "marking" is "all"; expected "none" or "by-options", or an object { … }.',
    'blueprints.json, entry 1: "passMilli" is -1; expected at least 0.',
  ]);
});

test('ten faults are told, and how many there are besides', () => {
  const lines = refusalOf({ ...info, items: Array.from({ length: 12 }, () => 3) }).split('\n');
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('And 2 more.');
});

test('what is nested deeper than can be written out is told by its outside', () => {
  const depth = 100_000;
  const deep: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const items = [buildItem('single')];
  expect(refusalOf({ ...info, title: deep, items } as object)).toBe(
    'manifest.json: "title" is ["…"]; expected a text.',
  );
  expect(itemRefusal('single', { stem: { deep } })).toBe(inItem('"stem" is {"deep":"…"}; expected a text.'));
});

const wrong = [undefined, null, true, -1, 0.5, 1e9, '', 'x y', [], [[]], {}, { a: 1 }];

/** Every value inside `part` in turn in place of each wrong one. */
function* spoilt(part: unknown): Generator {
  yield* wrong;
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    for (const other of spoilt(value)) {
      if (Array.isArray(part)) yield part.with(Number(key), other);
      else yield { ...part, [key]: other };
    }
  }
}

test.each(itemTypes)('whatever is wrong in a %s item, no word is that of the validator', (type) => {
  const told = Array.from(spoilt(buildItem(type)), (item) => refusalOf({ ...info, items: [item] }));
  expect(told.length).toBeGreaterThan(200);
  expect(
    told.filter((text) =>
      /invalid|too (small|big)|received|unrecogni|something else|another form/i.test(text),
    ),
  ).toEqual([]);
});
