import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAttemptMarks } from './attempt-marks.ts';
import { attempt } from './attempt.ts';

const schema = attempt.pick({
  sessionId: true,
  packId: true,
  itemId: true,
  scoreMilli: true,
  maxMilli: true,
  durationMs: true,
  certainty: true,
});

const good = {
  sessionId: '0190c0c0-0000-7000-8000-000000000001',
  packId: '0190c0c0-0000-7000-8000-000000000002',
  itemId: '0190c0c0-0000-7000-8000-000000000003',
  scoreMilli: -6_000_000,
  maxMilli: 3_000_000,
  durationMs: 0,
};

/** What a member may be told to be: near the bounds, of the wrong type, or nothing. */
const values = [
  undefined,
  null,
  '',
  'sure',
  'certain',
  '00000000-0000-0000-0000-000000000000',
  '0190C0C0-0000-7000-8000-000000000001',
  '0190c0c0-0000-9000-8000-000000000001',
  '0190c0c0-0000-7000-8000-00000000000',
  ' 0190c0c0-0000-7000-8000-000000000001\n',
  -6_000_001,
  3_000_001,
  -1,
  -0,
  0.5,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  Number.NaN,
  Infinity,
  '1',
  [1],
  {},
];
const members = [...Object.keys(good), 'certainty'];

test('marks are what the schema of an attempt takes, with any member changed to anything', () => {
  expect(isAttemptMarks(good)).toBe(true);
  for (const member of members) {
    for (const value of values) {
      const body = { ...good, [member]: value };
      const taken = schema.safeParse(body).success;
      expect(isAttemptMarks(body), `${member}: ${JSON.stringify(value)}`).toBe(taken);
    }
  }
});

test('marks are what the schema of an attempt takes, whatever the body is', () => {
  const any = fc.oneof(fc.constantFrom<unknown>(...values, ...Object.values(good)), fc.anything());
  const shape = Object.fromEntries(members.map((member) => [member, any]));
  fc.assert(
    fc.property(fc.record(shape, { requiredKeys: [] }), (changed) => {
      const body = { ...good, ...changed };
      expect(isAttemptMarks(body)).toBe(schema.safeParse(body).success);
    }),
  );
});
