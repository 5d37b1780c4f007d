/** Rows of the types whose answer is put in order, matched, filled in, typed or turned over. */
import { describe, expect, it, test } from 'vitest';
import { buildMap, importRows } from '../testing/import-rows.ts';
import { readMap } from './read-map.ts';

const base = { format: 'answly-map', version: 1, name: 'Quiz', stem: 'q' };

/** As an author writes it, checked as it is then. */
const mapOf = (over: object) => readMap(JSON.stringify({ ...base, ...over }), 'map.json');

function itemOf(row: object, over: object) {
  const { pack, report } = importRows([row], { map: mapOf(over) });
  expect(report.rejected).toEqual([]);
  return pack?.items[0];
}

function refusalOf(row: object, over: object): string {
  const { report } = importRows([row], { map: mapOf(over) });
  return report.rejected.map(({ code, message }) => `${code} ${message}`).join();
}

const text = { column: 'key', as: 'text' };

describe('ordering', () => {
  const steps = { q: 'From cold to hot', a: 'Ice', b: 'Water', c: 'Steam', key: '' };
  const ordering = { type: 'ordering', options: ['a', 'b', 'c'] };
  const told = { ...ordering, correct: { column: 'key', as: 'letter' } };

  it('takes the options to stand in their right order', () => {
    expect(itemOf(steps, ordering)).toMatchObject({
      type: 'ordering',
      options: [{ content: 'Ice' }, { content: 'Water' }, { content: 'Steam' }],
      key: ['option-1', 'option-2', 'option-3'],
    });
    expect(
      itemOf({ q: 'Count', list: 'one|two|three' }, { ...ordering, options: 'list', listSeparator: '|' }),
    ).toMatchObject({
      key: ['option-1', 'option-2', 'option-3'],
    });
  });

  it('takes the order that a column tells', () => {
    expect(itemOf({ ...steps, key: 'C, a, B' }, told)).toMatchObject({
      key: ['option-3', 'option-1', 'option-2'],
    });
  });

  it('is refused with an order that leaves out an option, names another, or cannot be told', () => {
    expect(refusalOf({ ...steps, key: 'A,C,A' }, told)).toBe(
      'key.missing Row 1: its answer names 2 of its 3 options. Name all of them, in their right order.',
    );
    expect(refusalOf({ ...steps, key: 'A,B,D' }, told)).toContain('key.unknown');
    expect(refusalOf({ ...steps, key: '' }, told)).toContain('key.missing');
    expect(refusalOf({ ...steps, c: 'Ice' }, ordering)).toContain('key.ambiguous');
    expect(refusalOf({ ...steps, b: '', c: '' }, ordering)).toContain('options.too-few');
  });
});

describe('matching', () => {
  const row = { q: 'Match', l1: 'France', r1: 'Paris', l2: 'Italy', r2: 'Rome', l3: '', r3: 'Oslo' };
  const matching = { type: 'matching', prompts: ['l1', 'l2', 'l3'], options: ['r1', 'r2', 'r3'] };

  it('pairs what stands at the same place, and takes an option without a prompt as one more', () => {
    expect(itemOf(row, matching)).toMatchObject({
      type: 'matching',
      prompts: [
        { id: 'prompt-1', content: 'France' },
        { id: 'prompt-2', content: 'Italy' },
      ],
      options: [{ content: 'Paris' }, { content: 'Rome' }, { id: 'option-3', content: 'Oslo' }],
      key: { 'prompt-1': 'option-1', 'prompt-2': 'option-2' },
    });
  });

  it('takes lists, and options that read the same as one', () => {
    const lists = { type: 'matching', prompts: 'left', options: 'right' };
    expect(itemOf({ q: 'Match', left: ['a', 'b', 'c'], right: ['x', 'y', 'x'] }, lists)).toMatchObject({
      options: [{ id: 'option-1' }, { id: 'option-2' }],
      key: { 'prompt-1': 'option-1', 'prompt-2': 'option-2', 'prompt-3': 'option-1' },
    });
  });

  it('is refused where a prompt has no option, where there is none, or nothing to choose', () => {
    expect(refusalOf({ ...row, l3: 'Norway', r3: '' }, matching)).toBe(
      'key.missing Row 1: its prompt 3 has no option beside it. Write one, or remove the prompt.',
    );
    expect(refusalOf({ ...row, l1: '', l2: '' }, matching)).toContain('key.missing');
    expect(refusalOf({ ...row, r2: 'Paris', r3: '' }, matching)).toContain('options.too-few');
    const lists = { type: 'matching', prompts: 'left', options: 'right' };
    const many = Array.from({ length: 21 }, (_, at) => `p${at}`);
    expect(refusalOf({ q: 'Match', left: many, right: ['x', 'y'] }, lists)).toContain('options.too-many');
    expect(refusalOf({ q: 'Match', left: [['a']], right: ['x', 'y'] }, lists)).toContain('row.malformed');
  });
});

describe('cloze', () => {
  const cloze = { type: 'cloze' };

  it('finds each answer in double braces in the text', () => {
    expect(itemOf({ q: 'Volt by {{ampere | amp}} is {{ohm}}.' }, cloze)).toMatchObject({
      type: 'cloze',
      stem: 'Volt by {{gap-1}} is {{gap-2}}.',
      gaps: [
        { kind: 'text', id: 'gap-1', accepted: ['ampere', 'amp'] },
        { kind: 'text', id: 'gap-2', accepted: ['ohm'] },
      ],
    });
  });

  test.each([
    ['No gap.', 'key.missing Row 1: its text has no gap.'],
    ['An empty {{ | }} gap.', 'key.missing Row 1: its gap 1 holds no answer. Write it in the braces.'],
    ['Not closed {{ohm}.', 'key.missing Row 1: its text has no gap.'],
    ['{{a}}'.repeat(51), 'row.malformed Row 1: it has more than 50 gaps. Leave some out.'],
    ['{{a}}'.repeat(3_999), 'row.malformed Row 1: it has more than 50 gaps. Leave some out.'],
  ])('text %# is refused', (q, told) => expect(refusalOf({ q }, cloze)).toContain(told));

  it('finds them in formulas and code, where a space between braces keeps them', () => {
    const q = String.raw`$2^{{3}} = \frac{{16}}{ {2} }$, and \`{{y|z}} { {x} }\``;
    expect(itemOf({ q }, cloze)).toMatchObject({
      stem: String.raw`$2^{{gap-1}} = \frac{{gap-2}}{ {2} }$, and \`{{gap-3}} { {x} }\``,
      gaps: [{ accepted: ['3'] }, { accepted: ['16'] }, { accepted: ['y', 'z'] }],
    });
  });

  it('takes braces in braces for what they hold', () => {
    expect(itemOf({ q: '{{{a}}} {{__proto__}}' }, cloze)).toMatchObject({
      stem: '{{{gap-1}}} {{gap-2}}',
      gaps: [{ accepted: ['a'] }, { accepted: ['__proto__'] }],
    });
  });
});

describe('what is typed or turned over', () => {
  const typed = { type: 'short-text', correct: { ...text, separator: ';' } };

  it('a short text has every answer that its cell names', () => {
    expect(itemOf({ q: 'Unit?', key: 'ohm; Ω;ohm;' }, typed)).toMatchObject({
      type: 'short-text',
      key: { accepted: ['ohm', 'Ω'] },
    });
    expect(itemOf({ q: 'Where?', key: ['Paris, France', 'Paris'] }, typed)).toMatchObject({
      key: { accepted: ['Paris, France', 'Paris'] },
    });
    const spellings = Array.from({ length: 51 }, (_, at) => `answer ${at}`);
    expect(itemOf({ q: 'Unit?', key: spellings.slice(1) }, typed)).toMatchObject({
      key: { accepted: spellings.slice(1) },
    });
    expect(refusalOf({ q: 'Unit?', key: spellings.join(';') }, typed)).toContain(
      '"accepted" in "key" has 51 entries; expected at most 50.',
    );
    expect(refusalOf({ q: 'Unit?', key: ' ; ' }, typed)).toContain('key.missing');
    expect(refusalOf({ q: 'Unit?', key: 'x'.repeat(201) }, typed)).toBe(
      'row.malformed Row 1: entry 1 of "accepted" in "key" has 201 characters; expected at most 200. Correct it.',
    );
  });

  it('a flashcard has its back, without pictures from the web', () => {
    const card = { type: 'flashcard', correct: text };
    expect(itemOf({ q: 'Ohm?', key: 'V/A\r\n**unit**' }, card)).toMatchObject({
      type: 'flashcard',
      stem: 'Ohm?',
      back: 'V/A\n**unit**',
    });
    expect(itemOf({ q: 'Ohm?', key: '![x](https://example.org/x.png) V/A' }, card)).toMatchObject({
      back: '[x](https://example.org/x.png) V/A',
    });
    expect(refusalOf({ q: 'Ohm?', key: '' }, card)).toContain('key.missing Row 1: its card has no back.');
    expect(refusalOf({ q: 'Ohm?', key: { html: 'x' } }, card)).toContain('row.malformed');
  });
});

test('a map that no author wrote, without the parts of its type, refuses its rows', () => {
  const row = { q: 'Which?', l1: 'a', id: '1', a: 'x', b: 'y', c: 'z', key: 'A' };
  const types = ['single', 'multiple', 'true-false', 'numeric', 'short-text', 'matching', 'flashcard'];
  for (const type of types) {
    const map = buildMap({ type, correct: undefined, prompts: undefined });
    const { report } = importRows([row], { map });
    expect(
      report.rejected.map(({ code }) => code),
      type,
    ).toEqual(['key.missing']);
  }
});
