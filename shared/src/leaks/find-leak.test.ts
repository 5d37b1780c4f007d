/** What counts as giving the answer away, kind by kind, and what does not. */
import { expect, test } from 'vitest';
import type { Item } from '../model/item.ts';
import { item as itemSchema } from '../model/item.ts';
import { findLeak } from './find-leak.ts';

const base = { id: '0198f6a0-0000-7000-8000-000000000001', version: 1, locale: 'en', topics: ['T'] };
const options = (...contents: string[]) => contents.map((content, at) => ({ id: `o${at}`, content }));
const single = (stem: string, contents: string[], more: object = {}): Item =>
  itemSchema.parse({ ...base, type: 'single', stem, options: options(...contents), key: 'o0', ...more });

const record = single('Which record leads to the host that takes the mail of a domain?', [
  'Mail exchange (MX)',
  'Text record',
  'Name server record',
]);
const transfer = single('Which property keeps half a transfer from being seen?', [
  'Atomicity',
  'Durability',
  'Isolation',
]);
const size = single('How many addresses are there?', ['1,500', '750', '3,000', '15,000']);
const gates = single('Which of `!a && !b`, `!a || !b` and `!a` is the same as `!(a || b)`?', [
  '`!a && !b`',
  '`!a || !b`',
  '`!a`',
]);
const numeric = itemSchema.parse({
  ...base,
  type: 'numeric',
  stem: 'How long does it take for 10 files?',
  key: { value: 0.25, tolerance: { kind: 'absolute', amount: 0 }, unit: 's' },
});
const typed = itemSchema.parse({
  ...base,
  type: 'short-text',
  stem: 'What sends packets from one network to another?',
  key: { accepted: ['router', 'gateway'] },
});
const rule = itemSchema.parse({
  ...base,
  type: 'true-false',
  stem: 'Every prime number is odd.',
  options: [
    { id: 'true', content: 'True' },
    { id: 'false', content: 'False' },
  ],
  key: 'false',
});
const quoted = itemSchema.parse({
  ...rule,
  explanation: 'Half of the numbers are even, and two is the first of the primes.',
});
const order = itemSchema.parse({
  ...base,
  type: 'ordering',
  stem: 'Put the steps in order.',
  options: options('Parse the source', 'Check the types', 'Emit code'),
  key: ['o0', 'o1', 'o2'],
});
const pairs = itemSchema.parse({
  ...base,
  type: 'matching',
  stem: 'Match.',
  prompts: [
    { id: 'p', content: 'Stack' },
    { id: 'q', content: 'Queue' },
  ],
  options: options('Newest element', 'Oldest element'),
  key: { p: 'o0', q: 'o1' },
});
const cloze = itemSchema.parse({
  ...base,
  type: 'cloze',
  stem: 'Water is {{g}} and boils at {{n}} degrees.',
  gaps: [
    { kind: 'text', id: 'g', accepted: ['hydrogen oxide'] },
    { kind: 'numeric', id: 'n', key: { value: 100, tolerance: { kind: 'absolute', amount: 1 } } },
  ],
});
const card = itemSchema.parse({
  ...base,
  type: 'flashcard',
  stem: 'What does a mutex do?',
  back: 'It lets only one thread at a time enter the critical section.',
});

test.each([
  [record, 'Think of the mail exchange record.', 'key-text'],
  [record, 'Think of MX.', 'key-text'],
  [transfer, 'Something must be atomic here.', 'key-text'],
  [transfer, 'Think of the word a-t-o-m-i-c-i-t-y.', 'disguise'],
  [transfer, 'Read ytimcota… no, yticimota.', 'disguise'],
  [transfer, 'QXRvbWljaXR5 is Base64.', 'disguise'],
  [transfer, 'It is at_micity.', 'disguise'],
  [typed, 'It begins with the letter R.', 'initial'],
  [transfer, 'It is neither durability nor isolation.', 'elimination'],
  [transfer, 'Look at option B again.', 'position'],
  [transfer, 'Take the second one.', 'position'],
  [transfer, 'The longest answer is a good one.', 'position'],
  [size, 'You should get 1.5e3.', 'number'],
  [size, 'Is it one and a half thousand?', 'number'],
  [size, 'About fifteen hundred, is it not?', 'number'],
  [size, 'Not 750, not 3000 and not fifteen thousand.', 'elimination'],
  [gates, 'The answer is `!a && !b`.', 'key-text'],
  [gates, 'In words: the result is not a and not b.', 'key-text'],
  [numeric, 'You end at 250 ms.', 'number'],
  [numeric, 'A quarter of a second.', 'number'],
  [numeric, 'Half of it twice: 0.5 times 0.5.', 'expression'],
  [numeric, 'Divide: 10 / 40.', 'number'],
  [quoted, 'Half of the numbers are even, and two is the first of them.', 'quote'],
  [typed, 'Think of a gateway.', 'key-text'],
  [rule, 'The statement is not true.', 'verdict'],
  [rule, 'Two shows it. False.', 'verdict'],
  [order, 'Parse first, the rest follows.', 'order'],
  [order, 'Types are checked before code is emitted.', 'order'],
  [pairs, 'A stack gives back the newest.', 'pair'],
  [cloze, 'Oxide of hydrogen, in other words.', 'key-text'],
  [cloze, 'At one hundred.', 'number'],
  [card, 'Only a single thread may enter the critical section at any time.', 'key-text'],
])('%#: "%s" with "%s" is a leak: %s', (item, hint, kind) => {
  expect(findLeak(item, hint, { level: 2, languageCode: 'en' })).toBe(kind);
});

test.each([
  [record, 'Which record does a mail server ask for before it delivers?'],
  [transfer, 'Which promise is about all or nothing?'],
  [size, 'Count the blocks first, then multiply by the size of one.'],
  [gates, 'Try all four cases of a and b in `!(a || b)`.'],
  [numeric, 'Divide the time for 10 files by their number; mind the unit.'],
  [typed, 'It has a foot in each network and reads the addresses of packets.'],
  [rule, 'Is there an even number with just two divisors?'],
  [rule, 'For the statement to be true, it has to survive each example. Test the smallest prime.'],
  [order, 'What does each step need from the others?'],
  [pairs, 'Imagine plates piled up, and people in a line.'],
  [cloze, 'Which elements is water made of, and what does the scale of Celsius rest on?'],
  [card, 'What may go wrong when two run through the same lines?'],
])('%#: "%s" with "%s" is an honest hint', (item, hint) => {
  expect(findLeak(item, hint, { level: 2, languageCode: 'en' })).toBeUndefined();
});

test('the last step may be written down at level 3, where it is a step', () => {
  const ask = { languageCode: 'en' };
  expect(findLeak(numeric, 'Multiply 0.5 × 0.5.', { level: 3, ...ask })).toBeUndefined();
  expect(findLeak(numeric, 'It is 0.25 + 0.', { level: 3, ...ask })).toBeDefined();
});

test.each([
  ['de', 'Es sind eintausendfünfhundert.'],
  ['es', 'Son mil quinientos.'],
  ['fr', 'Il y en a mille cinq cents.'],
])('numbers in words of the hint’s language: %s', (languageCode, hint) => {
  expect(findLeak(size, hint, { level: 1, languageCode })).toBe('number');
});

const resultOf = (value: number, unit?: string): Item =>
  itemSchema.parse({
    ...numeric,
    stem: 'What is the result?',
    key: { value, tolerance: { kind: 'absolute', amount: 0 }, ...(unit === undefined ? {} : { unit }) },
  });

test.each([
  [42, undefined, 'You should reach forty\u2011two.', 'number'],
  [42, undefined, 'You should reach forty\u2010two.', 'number'],
  [-3, undefined, 'You should reach minus three.', 'number'],
  [-3, undefined, 'You should reach negative three.', 'number'],
  [250, 'ms', 'It takes a quarter of a second.', 'number'],
  [1024, undefined, 'You should reach 1_024.', 'number'],
  [0.125, undefined, 'The chance is 1 in 8.', 'number'],
  [0.125, undefined, 'The chance is one out of eight.', 'number'],
  [1024, undefined, 'Think of 32 squared.', 'expression'],
  [1024, undefined, 'Think of 2**10.', 'expression'],
  [1024, undefined, 'Think of two to the tenth power.', 'expression'],
  [1024, undefined, 'Think of 2 raised to the 10th.', 'expression'],
  [1024, undefined, 'Think of twice 512.', 'expression'],
  [1024, undefined, 'Think of half of 2048.', 'expression'],
])('%d %s is told by "%s": %s', (value, unit, hint, kind) => {
  expect(findLeak(resultOf(value, unit), hint, { level: 2, languageCode: 'en' })).toBe(kind);
});

test('and not by other numbers in the same words', () => {
  const hint = 'Half of 30 in 2 steps, minus three squared, 1 in 8 of them, twice 7 to the third power.';
  expect(findLeak(resultOf(1024), hint, { level: 2, languageCode: 'en' })).toBeUndefined();
});

/** As many different words that begin and end alike. */
const alike = (first: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `ab${(first + at).toString(36).replaceAll(/\d/g, 'q')}xyz`).join(
    ' ',
  );
const cardOf = (stem: string, back: string): Item =>
  itemSchema.parse({ ...base, type: 'flashcard', stem, back });

const digits = itemSchema.parse({
  ...base,
  type: 'short-text',
  stem: '1'.repeat(18_000),
  key: { accepted: Array.from({ length: 50 }, (_, at) => String(at)) },
});

const gapOf = (stem: string, count: number, letters: string): Item => {
  const accepted = Array.from({ length: count }, (_, at) => `${letters}${1_000 + at}`);
  const gaps = [{ kind: 'text', id: 'g', accepted }];
  return itemSchema.parse({ ...base, type: 'cloze', stem: `{{g}} ${stem}`, gaps });
};

test.each([
  ['words', cardOf(alike(50_000, 1_800), alike(1_000_000, 1_600))],
  ['marks over a letter', cardOf('What?', `б${'\u0301'.repeat(18_000)}`)],
  ['letters without a blank', cardOf('What?', 'ก'.repeat(18_000))],
  ['one long word beside another', cardOf(`a${'bc'.repeat(8_000)}`, `a${'cb'.repeat(8_000)}`)],
  ['line breaks', cardOf(`What?${'\n'.repeat(18_000)}.`, 'That.')],
  ['links that do not end', cardOf(`What?${']('.repeat(9_000)}`, 'That.')],
  ['marks of code', cardOf('What?', '`'.repeat(18_000))],
  ['digits', digits],
  ['figures', gapOf('1 2 '.repeat(4_500), 50, '')],
  ['right answers', gapOf(alike(50_000, 900), 50, 'acc')],
])('a question as large as a student may send is checked in a moment, be it all %s', (_, large) => {
  const startedMs = performance.now();
  findLeak(large, 'Think of where two networks meet.', { level: 1, languageCode: 'en' });
  expect(performance.now() - startedMs).toBeLessThan(700);
});
