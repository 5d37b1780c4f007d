import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../limits.ts';
import {
  deletedField,
  document,
  isDeleted,
  keepsLostValues,
  mergeFields,
  type DocumentField,
  type DocumentFields,
} from './document.ts';
import { stampOf } from './hybrid-clock.ts';

const stampAt = (ms: number): string =>
  stampOf({ ms, counter: 0, deviceId: '0190a0a0-0000-7000-8000-00000000dddd' });
/** A stamp belongs to one write, so that equal stamps have equal values. */
const write = (ms: number, part: Partial<DocumentField> = {}): DocumentField => ({
  value: `written at ${ms}`,
  stamp: stampAt(ms),
  base: '',
  ...part,
});
const text = (field: DocumentField): DocumentFields => ({ text: field });

const fields: fc.Arbitrary<DocumentFields> = fc.dictionary(
  fc.constantFrom('text', 'title', 'deleted'),
  fc.nat({ max: 9 }).map((ms) => write(ms, { base: ms % 2 === 0 ? stampAt(ms - 1) : '' })),
);
const winners = (all: DocumentFields) =>
  Object.fromEntries(Object.entries(all).map(([name, { value, stamp }]) => [name, { value, stamp }]));

describe.each([true, false])('merging documents, lost values kept: %s', (keepsLost) => {
  const merge = (a: DocumentFields, b: DocumentFields) => mergeFields(a, b, keepsLost);

  test('SY8 comes out the same whichever change comes first', () => {
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  test('SY4 again changes nothing', () => {
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        const merged = merge(a, b);
        expect(merge(merged, a)).toEqual(merged);
        expect(merge(b, merged)).toEqual(merged);
        expect(merge(merged, merged)).toEqual(merged);
      }),
    );
  });

  test('SY8 of three has the same winners in whatever pairs they meet', () => {
    fc.assert(
      fc.property(fields, fields, fields, (a, b, c) => {
        expect(winners(merge(merge(a, b), c))).toEqual(winners(merge(a, merge(b, c))));
      }),
    );
  });

  test('SY8 the later stamp wins, field by field', () => {
    const merged = merge({ text: write(2), title: write(5) }, { text: write(3), title: write(4) });
    expect(winners(merged)).toEqual(winners({ text: write(3), title: write(5) }));
  });
});

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field named %s', (name) => {
  /** As it comes out of JSON: a member like any other. */
  const named = (field: DocumentField) =>
    JSON.parse(`{"${name}":${JSON.stringify(field)}}`) as DocumentFields;
  const namesOf = (all: DocumentFields) => Object.getOwnPropertyNames(all).toSorted();

  test('SY15 is kept and merged like any other, and changes no object', () => {
    const [older, newer] = [named(write(1)), named(write(2))];
    const other = text(write(1));
    for (const merged of [mergeFields(other, newer, true), mergeFields(newer, other, true)]) {
      expect(namesOf(merged)).toEqual([name, 'text'].toSorted());
      expect(
        JSON.stringify(Object.fromEntries(Object.entries(merged).filter(([each]) => each === name))),
      ).toBe(JSON.stringify(newer));
      expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    }
    const both = Object.entries(mergeFields(older, newer, true));
    expect(both).toEqual([[name, { ...write(2), lost: [{ value: 'written at 1', stamp: stampAt(1) }] }]]);
    expect(Object.entries(mergeFields(newer, older, true))).toEqual(both);
    expect(({} as { stamp?: unknown }).stamp).toBeUndefined();
  });
});

describe('lost values', () => {
  const lostOf = (a: DocumentField, b: DocumentField) => mergeFields(text(a), text(b), true)['text']?.lost;

  test('SY10 what was overwritten unseen is kept', () => {
    expect(lostOf(write(1), write(2))).toEqual([{ value: 'written at 1', stamp: stampAt(1) }]);
  });

  test('SY10 what its writer had seen, and what says the same, is no loss', () => {
    expect(lostOf(write(1), write(2, { base: stampAt(1) }))).toBeUndefined();
    expect(lostOf(write(1), write(2, { value: 'written at 1' }))).toBeUndefined();
  });

  test('SY10 what was lost before stays, once, the newest first, up to a bound', () => {
    const lost = (ms: number) => ({ value: `written at ${ms}`, stamp: stampAt(ms) });
    const many = Array.from({ length: limits.documentLostMax }, (_, n) => lost(100 - n));
    expect(lostOf(write(200, { lost: many.slice(0, 3) }), write(300, { lost: many.slice(1, 4) }))).toEqual([
      lost(200),
      ...many.slice(0, 4),
    ]);
    const full = lostOf(write(200, { lost: many }), write(300));
    expect(full).toHaveLength(limits.documentLostMax);
    expect(full?.[0]).toEqual(lost(200));
    expect(full).not.toContainEqual(many.at(-1));
  });

  /** Three bytes a character, as in much of the world. */
  const longText = (ms: number, part: Partial<DocumentField> = {}) =>
    write(ms, { value: `${ms} ${'語'.repeat(limits.noteCharsMax - 5)}`, ...part });
  const bytesOf = (all: DocumentFields) =>
    Buffer.byteLength(JSON.stringify({ key: 'x'.repeat(200), fields: all }));

  test('SY10 SY6 of many long lost texts the newest stay, as many as fit into a document', () => {
    const writes = Array.from({ length: limits.documentLostMax + 5 }, (_, n) => text(longText(100 + n)));
    const merged = writes.reduce((all, each) => mergeFields(all, each, true));
    expect(bytesOf(merged)).toBeLessThanOrEqual(limits.documentBytesMax);
    const stamps = merged['text']?.lost?.map(({ stamp }) => stamp) ?? [];
    expect(stamps.length).toBeGreaterThan(8);
    expect(stamps).toEqual(stamps.map((_, n) => stampAt(123 - n)));
    expect(writes.toReversed().reduce((all, each) => mergeFields(all, each, true))).toEqual(merged);
  });

  test('SY10 SY6 what two documents hold of lost texts has room in one, field by field', () => {
    const half = Array.from({ length: 8 }, (_, n) => longText(10 + n));
    const a = { text: longText(50, { lost: half }), title: longText(51, { lost: half }) };
    const b = {
      other: longText(60, {
        lost: half.map(({ stamp }) => longText(Number.parseInt(stamp, 36) + 20, { stamp: stampAt(30) })),
      }),
    };
    const merged = mergeFields(a, b, true);
    expect(bytesOf(merged)).toBeLessThanOrEqual(limits.documentBytesMax);
    expect(winners(merged)).toEqual(winners({ ...a, ...b }));
  });

  test('SY4 SY10 again changes nothing, also where not all lost texts have room', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 6_000 }), { minLength: 12, maxLength: 30 });
    const side = fc.uniqueArray(fc.nat({ max: 29 }), { minLength: 6, maxLength: 20 });
    fc.assert(
      fc.property(lengths, side, side, (sizes, ours, theirs) => {
        const holding = (places: number[]) =>
          mergeFields(
            text(
              write(99, {
                lost: places.map((n) => write(n, { value: 'x'.repeat(sizes[n % sizes.length] ?? 0) })),
              }),
            ),
            {},
            true,
          );
        const [a, b] = [holding(ours), holding(theirs)];
        const merged = mergeFields(a, b, true);
        expect(merged).toEqual(mergeFields(b, a, true));
        for (const each of [a, b, merged]) expect(mergeFields(merged, each, true)).toEqual(merged);
        expect(bytesOf(merged)).toBeLessThanOrEqual(limits.documentBytesMax);
      }),
      { numRuns: 50 },
    );
  });

  test('SY10 is for notes', () => {
    expect(keepsLostValues('note:pack:item')).toBe(true);
    expect(['settings', 'notes', 'bookmark:note:x'].some(keepsLostValues)).toBe(false);
    expect(mergeFields(text(write(1)), text(write(2)), false)['text']?.lost).toBeUndefined();
  });
});

test('SY13 a document is deleted by a field like any other, and can come back', () => {
  const deleted = { ...text(write(1)), [deletedField]: write(2, { value: true }) };
  expect(isDeleted(deleted)).toBe(true);
  expect(isDeleted(mergeFields(deleted, { [deletedField]: write(3, { value: false }) }, true))).toBe(false);
  expect(isDeleted(text(write(1, { value: true })))).toBe(false);
});

test('a document has a key of plain words and stamps that are stamps', () => {
  const parse = (key: string, stamp = stampAt(1)) =>
    document.safeParse({ key, fields: { text: { value: 1, stamp } } }).success;
  for (const key of ['settings', 'note:0190a0a0-0000:x_1.y', 'exam-plan:a']) expect(parse(key)).toBe(true);
  for (const key of ['', 'Note:a', 'note:', 'note:a b', 'note:ä', `a:${'x'.repeat(200)}`])
    expect(parse(key)).toBe(false);
  expect(parse('settings', 'zzz')).toBe(false);
});
