import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FactRecord } from '@answly/shared/sync/fact';
import { testDevice } from '#cloud/testing/build-fact';
import { recordOf } from '#cloud/testing/sync-client';
import { readCandidate, type Candidate } from './candidate.ts';
import { isNew, planPush } from './plan-push.ts';

const nowMs = Date.UTC(2026, 2, 2, 12);
const device = testDevice(() => nowMs);

function candidate(fact: FactRecord = recordOf(device.next())): Candidate {
  const read = readCandidate(fact, nowMs);
  if (typeof read === 'string') throw new Error(read);
  return read;
}
const plan = (candidates: Candidate[], known: FactRecord[] = []) =>
  planPush(candidates, known).map((each) => (each.status === 'rejected' ? each.code : each.status));

describe('planning a push', () => {
  test('SY4 accepts what is new and knows what it holds', () => {
    const [a, b] = [candidate(), candidate()];
    expect(plan([a, b], [a])).toEqual(['duplicate', 'accepted']);
  });

  test('SY4 takes another spelling of the same content for the same', () => {
    const fact = candidate({ ...recordOf(device.next()), body: '{"a":1,"b":[2]}' });
    expect(plan([{ ...fact, body: '{ "b":[2.0], "a":1 }' }], [fact])).toEqual(['duplicate']);
  });

  test.each<[string, Partial<FactRecord>]>([
    ['body', { body: '{"other":1}' }],
    ['kind', { kind: 'note' }],
    ['device', { deviceId: randomUUID() }],
    ['number', { deviceSeq: 1_000_000 }],
    ['zone', { zoneMinutes: 0 }],
    ['monotonic time', { monoMs: 1 }],
  ])('SY4 refuses a known identity with another %s', (_, part) => {
    const fact = candidate();
    expect(plan([{ ...fact, ...part }], [fact])).toEqual(['fact.conflict']);
  });

  test('SY1 refuses a number of a device that another fact has', () => {
    const fact = candidate();
    expect(plan([{ ...candidate(), deviceSeq: fact.deviceSeq }], [fact])).toEqual(['fact.place-taken']);
  });

  test('SY4 judges what one push says twice, in its order', () => {
    const [a, b] = [candidate(), candidate()];
    const judged = plan([a, a, { ...a, body: '{}' }, { ...b, deviceSeq: a.deviceSeq }, b]);
    expect(judged).toEqual(['accepted', 'duplicate', 'fact.conflict', 'fact.place-taken', 'accepted']);
  });

  test('SY8 tells the stamp that was kept, now and when asked again', () => {
    const sentAt = nowMs + 3_600_000;
    const ahead = candidate({ ...recordOf(device.next()), at: sentAt });
    const [first] = planPush([ahead], []);
    expect(first).toEqual({ status: 'clamped', at: nowMs, isNew: true });
    const kept = { ...ahead, at: nowMs - 500 };
    const [again] = planPush([ahead], [kept]);
    expect(again).toEqual({ status: 'clamped', at: nowMs - 500, isNew: false });
    expect([first, again].map((each) => each !== undefined && isNew(each))).toEqual([true, false]);
    expect(plan([{ ...ahead, at: kept.at, sentAt: kept.at }], [kept])).toEqual(['duplicate']);
  });

  test('SY8 tells the stamp that was kept to a device whose own lies in the past by now', () => {
    const kept = candidate();
    const late = { ...kept, at: nowMs - 86_400_000, sentAt: nowMs - 86_400_000 };
    expect(planPush([late], [kept])).toEqual([{ status: 'clamped', at: kept.at, isNew: false }]);
  });
});
