import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactRecord } from './fact.ts';
import {
  columnsOf,
  factColumns,
  factsOf,
  frameText,
  listed,
  readFrame,
  stepsOf,
  sumsOf,
} from './facts-frame.ts';

/** Texts as some writer may have spelled them: bodies are not spelled anew on the way. */
const body = fc
  .tuple(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.constantFrom('', ' ', '\t'))
  .map(([value, space]) => space + JSON.stringify(value) + space);
const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const record: fc.Arbitrary<FactRecord> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('attempt', 'session-event', 'of-tomorrow'),
  deviceId: fc.uuid(),
  deviceSeq: whole,
  at: whole,
  zoneMinutes: fc.integer({ min: -1080, max: 1080 }),
  monoMs: whole,
  body,
});
const fact = (part: Partial<FactRecord> = {}): FactRecord => ({
  id: '0190a0a0-0000-7000-8000-000000000001',
  kind: 'attempt',
  deviceId: '0190a0a0-0000-7000-8000-00000000dddd',
  deviceSeq: 1,
  at: 1_000,
  zoneMinutes: 60,
  monoMs: 7,
  body: '{}',
  ...part,
});

describe('a frame of facts', () => {
  test('gives back every fact as it was, its body to the letter', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (facts) => {
        const text = frameText({ columns: columnsOf(facts) }, facts.map((each) => each.body).join('\n'));
        const { head, bodies } = readFrame(text);
        const columns = factColumns.parse((head as { columns: unknown }).columns);
        expect(factsOf(columns, bodies)).toEqual(facts);
      }),
    );
  });

  test('of no facts is its head alone', () => {
    const text = frameText({ columns: columnsOf([]) }, '');
    expect(text).not.toContain('\n');
    expect(readFrame(text).bodies).toEqual([]);
    expect(factsOf(columnsOf([]), [])).toEqual([]);
  });

  test('names each device and kind once, and tells numbers by their steps', () => {
    const later = { id: '0190a0a0-0000-7000-8000-000000000002', deviceSeq: 2, at: 900, monoMs: 9 };
    expect(columnsOf([fact(), fact(later)])).toEqual({
      ids: `${fact().id},${later.id}`,
      devices: [fact().deviceId],
      kinds: ['attempt'],
      device: [0, 0],
      kind: [0, 0],
      deviceSeq: [1, 1],
      at: [1_000, -100],
      zoneMinutes: [60, 60],
      monoMs: [7, 2],
    });
  });

  test.each(['ids', 'device', 'kind', 'deviceSeq', 'at', 'zoneMinutes', 'monoMs'] as const)(
    'is refused where the column %s is of another length',
    (name) => {
      const columns = columnsOf([fact(), fact()]);
      const short = name === 'ids' ? fact().id : columns[name].slice(1);
      expect(() => factsOf({ ...columns, [name]: short }, ['{}', '{}'])).toThrow(
        expect.objectContaining({ code: 'request.invalid' }),
      );
    },
  );

  test('is refused where a body holds a line break, which makes two of it', () => {
    const facts = [fact({ body: '{\n}' })];
    const { bodies } = readFrame(frameText({}, facts.map((each) => each.body).join('\n')));
    expect(() => factsOf(columnsOf(facts), bodies)).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    );
  });

  test('that names a device or a kind that is not listed gives it no name', () => {
    const columns = { ...columnsOf([fact()]), device: [5], kind: [-1] };
    expect(factsOf(columns, ['{}'])).toMatchObject([{ deviceId: '', kind: '' }]);
  });

  test('whose head is not JSON is no frame', () => {
    expect(() => readFrame('')).toThrow(SyntaxError);
    expect(() => readFrame('{"a":\n{}')).toThrow(SyntaxError);
  });
});

test('steps add up to the values they were made of', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      expect(sumsOf(stepsOf(values))).toEqual(values);
    }),
  );
});

test('places in a list lead back to the values, and no value is listed twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', '__proto__')), (all) => {
      const { values, places } = listed(all);
      expect(places.map((place) => values[place])).toEqual(all);
      expect(new Set(values).size).toBe(values.length);
    }),
  );
});
