import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import type { FactRecord } from '@answly/shared/sync/fact';
import { testDevice } from '#cloud/testing/build-fact';
import { recordOf } from '#cloud/testing/sync-client';
import { readCandidate } from './candidate.ts';

const nowMs = Date.UTC(2026, 2, 2, 12);
const device = testDevice(() => nowMs);
const read = (part: Partial<FactRecord>) => readCandidate({ ...recordOf(device.next()), ...part }, nowMs);
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('a pushed fact', () => {
  test('is read with the item it answers', () => {
    const fact = recordOf(device.next());
    const { itemId } = JSON.parse(fact.body) as { itemId: string };
    expect(readCandidate(fact, nowMs)).toEqual({ ...fact, sentAt: fact.at, itemId });
  });

  test('SY8 from the future is held to now, by more than a minute only', () => {
    const ahead = nowMs + limits.clockAheadMsMax;
    expect(read({ at: ahead })).toMatchObject({ at: ahead, sentAt: ahead });
    expect(read({ at: ahead + 1 })).toMatchObject({ at: nowMs, sentAt: ahead + 1 });
    expect(read({ at: 0 })).toMatchObject({ at: 0, sentAt: 0 });
  });

  test('is known by its identities in small letters', () => {
    const [id, deviceId] = [randomUUID(), randomUUID()];
    expect(read({ id: id.toUpperCase(), deviceId: deviceId.toUpperCase() })).toMatchObject({ id, deviceId });
  });

  test('SY15 of an unknown kind is as good as any, and answers no item', () => {
    expect(read({ kind: 'of-tomorrow' })).toMatchObject({ kind: 'of-tomorrow', itemId: undefined });
  });

  test.each(['{}', '{"itemId":5}', '{"itemId":"x"}'])('that answers no item we know is kept: %s', (body) => {
    expect(read({ body })).toMatchObject({ itemId: undefined });
  });

  test.each<[Partial<FactRecord>, string]>([
    [{ id: '' }, 'id: is not a UUID'],
    [{ id: `${randomUUID()} ` }, 'id: is not a UUID'],
    [{ deviceId: 'mine' }, 'deviceId: is not a UUID'],
    [{ kind: '' }, 'kind: is not a name'],
    [{ kind: 'Attempt' }, 'kind: is not a name'],
    [{ kind: 'a,b' }, 'kind: is not a name'],
    [{ kind: `k${'x'.repeat(40)}` }, 'kind: is not a name'],
    [{ deviceSeq: 0 }, 'deviceSeq: is not a number from 1'],
    [{ deviceSeq: 2 ** 53 }, 'deviceSeq: is not a number from 1'],
    [{ at: -1 }, 'at: is not a time'],
    [{ at: 2 ** 53 }, 'at: is not a time'],
    [{ monoMs: -1 }, 'monoMs: is not a time'],
    [{ zoneMinutes: 1081 }, 'zoneMinutes: is not a distance from UTC'],
    [{ zoneMinutes: -1081 }, 'zoneMinutes: is not a distance from UTC'],
    [{ body: '' }, 'body: is not JSON'],
    [{ body: '{"a":"\u0000"}' }, 'body: is not JSON'],
    [{ body: 'null' }, 'body: is not an object'],
    [{ body: '[]' }, 'body: is not an object'],
    [{ body: nested(limits.factDepthMax + 1) }, 'body: is nested too deeply'],
    [{ body: `{"a":"${'x'.repeat(limits.factBodyBytesMax)}"}` }, 'body: is too large'],
    [{ body: `{"a":"${'é'.repeat(limits.factBodyBytesMax / 2)}"}` }, 'body: is too large'],
  ])('SY5 that cannot be kept gets a sentence: %o', (part, sentence) => {
    expect(read(part)).toBe(sentence);
  });

  test('is kept up to the very bounds', () => {
    expect(read({ body: nested(limits.factDepthMax) })).toHaveProperty('id');
    expect(read({ body: `{"a":"${'x'.repeat(limits.factBodyBytesMax - 8)}"}` })).toHaveProperty('id');
    expect(read({ zoneMinutes: -1080, kind: `k${'x'.repeat(39)}` })).toHaveProperty('id');
  });
});
