import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laterStamp, nextStamp, readStamp, stamp, stampOf, type StampParts } from './hybrid-clock.ts';

const deviceId = '0190a0a0-0000-7000-8000-00000000dddd';
const counterMax = 36 ** 4 - 1;
const parts: fc.Arbitrary<StampParts> = fc.record({
  ms: fc.nat({ max: 5e12 }),
  counter: fc.nat({ max: counterMax }),
  deviceId: fc.uuid(),
});

test('SY8 a stamp is later than the one before it, whatever the clock says', () => {
  fc.assert(
    fc.property(parts, fc.double({ min: -1e12, max: 5e12, noNaN: true }), (before, nowMs) => {
      const last = stampOf(before);
      const next = nextStamp(last, nowMs, deviceId);
      expect(next > last).toBe(true);
      expect(stamp.safeParse(next).success).toBe(true);
    }),
  );
});

test('SY8 stamps follow the clock while it goes on, and stand at its last word when it goes back', () => {
  const first = nextStamp('', 5_000, deviceId);
  expect(readStamp(first)).toEqual({ ms: 5_000, counter: 0, deviceId });
  const second = nextStamp(first, 6_000.4, deviceId);
  expect(readStamp(second)).toEqual({ ms: 6_000, counter: 0, deviceId });
  const third = nextStamp(second, 1_000, deviceId);
  expect(readStamp(third)).toEqual({ ms: 6_000, counter: 1, deviceId });
  expect(readStamp(nextStamp(third, 6_000, deviceId))).toEqual({ ms: 6_000, counter: 2, deviceId });
  expect(readStamp(nextStamp(third, 6_001, deviceId))).toEqual({ ms: 6_001, counter: 0, deviceId });
});

test('a full counter carries into the milliseconds', () => {
  const full = stampOf({ ms: 6_000, counter: counterMax, deviceId });
  expect(readStamp(nextStamp(full, 6_000, deviceId))).toEqual({ ms: 6_001, counter: 0, deviceId });
});

test('the order of stamps as text is their order by time, counter and device', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      const order = a.ms - b.ms || a.counter - b.counter || (a.deviceId < b.deviceId ? -1 : 1);
      fc.pre(a.deviceId !== b.deviceId);
      expect(stampOf(a) < stampOf(b)).toBe(order < 0);
      expect(laterStamp(stampOf(a), stampOf(b))).toBe(stampOf(order < 0 ? b : a));
    }),
  );
});

test('a stamp is read as it was written, and no stamp is earlier than any', () => {
  fc.assert(
    fc.property(parts, (each) => {
      expect(readStamp(stampOf(each))).toEqual(each);
      expect(laterStamp('', stampOf(each))).toBe(stampOf(each));
    }),
  );
});
