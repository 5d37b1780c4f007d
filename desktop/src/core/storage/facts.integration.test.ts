import fc from 'fast-check';
import { limits } from '@answly/shared/limits';
import type { StoredFact } from '@answly/shared/sync/fact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { itemId, packId } from '#desktop/core/testing/build-pack';
import { derivedState, refoldAll } from '#desktop/core/testing/projections';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';

let folder: string;
let bench: TestCore;
beforeEach(() => {
  folder = temporaryFolder();
  bench = openTestCore(folder);
});
afterEach(async () => {
  await bench.core.close();
  removeFolder(folder);
});

const uuid = (n: number) => `0190b0b0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const sessionId = uuid(0xffff);
const place = (cursor: number) => ({ cursor, epoch: 'e1' });
const append = (n = 0) => bench.ground.facts.append({ kind: 'note', body: { n } });

function pulled(seq: number, part: Partial<StoredFact> = {}): StoredFact {
  const at = Date.UTC(2026, 0, 1) + seq * 60_000;
  return {
    id: uuid(seq),
    kind: 'note',
    deviceId: uuid(0xdddd),
    deviceSeq: seq,
    at,
    zoneMinutes: 0,
    monoMs: 0,
    body: {},
    seq,
    effectiveAt: at,
    ...part,
  };
}

function attemptBody(item: number, right: boolean) {
  return {
    sessionId,
    packId,
    itemId: itemId(item),
    itemVersion: 1,
    mode: 'tutor',
    response: { type: 'single', optionId: right ? 'a' : 'b' },
    scoreMilli: right ? 1000 : 0,
    maxMilli: 1000,
    durationMs: 1000,
    certainty: right ? 'sure' : 'guess',
  };
}

describe('the outbox', () => {
  test('SY6 a push takes at most so many facts and so many bytes, oldest first', () => {
    const { facts, db } = bench.ground;
    db.transaction(() => {
      for (let n = 0; n < limits.pushFactsMax + 5; n++) append(n);
    });
    expect(facts.waiting()).toHaveLength(limits.pushFactsMax);
    expect(facts.waiting()[0]?.body).toEqual({ n: 0 });
    facts.settle(facts.waiting().map(({ id }) => ({ id, status: 'accepted' as const })));
    expect(facts.waiting()).toHaveLength(5);
    db.transaction(() => {
      for (let n = 0; n < 30; n++) facts.append({ kind: 'note', body: { text: 'x'.repeat(60_000) } });
    });
    const bytes = JSON.stringify(facts.waiting()).length;
    expect(bytes).toBeLessThanOrEqual(limits.pushBytesMax);
    expect(bytes).toBeGreaterThan(limits.pushBytesMax * 0.8);
  });

  test('SY4 a fact leaves only on an acknowledgement', () => {
    const { facts } = bench.ground;
    const [a, b] = [append(), append()];
    facts.settle([{ id: a.id, status: 'duplicate' }]);
    expect(facts.waiting().map(({ id }) => id)).toEqual([b.id]);
    expect(facts.waitingCount()).toBe(1);
  });

  test('SY5 a refused fact is kept aside with the reason and the rest flows', () => {
    const { facts } = bench.ground;
    const [bad, good] = [append(), append()];
    facts.settle([
      { id: bad.id, status: 'rejected', code: 'fact.invalid', detail: 'No.' },
      { id: good.id, status: 'accepted' },
    ]);
    expect(facts.waiting()).toEqual([]);
    expect(facts.refused()).toEqual([
      { factId: bad.id, kind: 'note', code: 'fact.invalid', detail: 'No.', at: bad.at },
    ]);
    expect([facts.waitingCount(), facts.refusedCount(), facts.factCount()]).toEqual([0, 1, 2]);
    facts.retryRefused(bad.id);
    expect(facts.waiting().map(({ id }) => id)).toEqual([bad.id]);
    expect(facts.refused()).toEqual([]);
  });

  test('SY8 a clamped fact counts at the time the server gave it', async () => {
    const { facts } = bench.ground;
    bench.clock.now = Date.UTC(2027, 0, 5);
    const fact = facts.append({ kind: 'attempt', body: attemptBody(1, true) });
    facts.settle([{ id: fact.id, status: 'clamped', at: Date.UTC(2026, 0, 5) }]);
    expect((await bench.core.handlers['stats.progress']({})).days).toEqual([
      { day: '2026-01-05', attempts: 1, right: 1 },
    ]);
    expect(facts.waitingCount()).toBe(0);
  });

  test('SY1 an act whose transaction fails takes no number', () => {
    const { db, facts } = bench.ground;
    append();
    expect(() =>
      db.transaction(() => {
        append();
        throw new Error('the act failed');
      }),
    ).toThrow('the act failed');
    expect(append().deviceSeq).toBe(2);
    expect(facts.factCount()).toBe(2);
  });
});

describe('pulled facts', () => {
  test('SY3 facts and cursor are stored together or not at all', () => {
    const { facts } = bench.ground;
    facts.storePage([pulled(1), pulled(2)], place(2));
    expect(facts.place()).toEqual(place(2));
    const broken = { ...pulled(4), zoneMinutes: Number.NaN };
    expect(() => facts.storePage([pulled(3), broken], place(4))).toThrow();
    expect(facts.factCount()).toBe(2);
    expect(facts.place()).toEqual(place(2));
  });

  test('a page that comes twice changes nothing', () => {
    const { facts, db } = bench.ground;
    const page = [pulled(1, { kind: 'attempt', body: attemptBody(1, true) })];
    facts.storePage(page, place(1));
    const once = derivedState(db);
    facts.storePage(page, place(1));
    expect(derivedState(db)).toEqual(once);
    expect(facts.factCount()).toBe(1);
  });

  test('SY4 our own fact that comes back is acknowledged, though the answer to its push was lost', () => {
    const { facts } = bench.ground;
    const own = append();
    facts.storePage([{ ...pulled(1), ...own, seq: 1, effectiveAt: own.at }], place(1));
    expect(facts.waitingCount()).toBe(0);
    expect(facts.factCount()).toBe(1);
  });

  test('SY15 unknown kinds, unknown members and unreadable bodies are kept as they came', () => {
    const { facts, db } = bench.ground;
    facts.storePage(
      [
        pulled(1, { kind: 'from-the-future', body: { deep: { er: [1] } } }),
        pulled(2, { kind: 'attempt', body: { other: 'shape' } }),
      ],
      place(2),
    );
    const bodies = db.prepare<{ body: string }>('SELECT body FROM fact ORDER BY local').all();
    expect(bodies.map(({ body }) => JSON.parse(body))).toEqual([{ deep: { er: [1] } }, { other: 'shape' }]);
  });

  test('SY12 after the server lost its history everything waits again and the cursor starts over', () => {
    const { facts } = bench.ground;
    facts.storePage([pulled(1), pulled(2)], place(2));
    append();
    facts.startOver('e2');
    expect(facts.waitingCount()).toBe(3);
    expect(facts.place()).toEqual({ cursor: 0, epoch: 'e2' });
  });
});

test('SY9 derived state is the same whatever order facts arrive in, restamped or not', async () => {
  const events = (n: number) => [
    { type: 'viewed', sessionId, position: n % 3 },
    { type: 'flagged', sessionId, position: n % 3, flagged: n % 2 === 0 },
    { type: 'struck', sessionId, position: 1, optionId: 'b', struck: n % 2 === 1 },
    {
      type: 'reasoned',
      sessionId,
      position: 0,
      attemptId: uuid(1),
      reason: n % 2 === 0 ? 'misread' : 'timing',
    },
    { type: 'submitted', sessionId },
  ];
  const form = [0, 1, 2].map((n) => ({ packId, itemId: itemId(n), itemVersion: 1, optionOrder: ['a', 'b'] }));
  const started = pulled(500, {
    kind: 'session-event',
    body: { type: 'started', sessionId, mode: 'tutor', title: 'T', form },
  });
  const history: StoredFact[] = [
    started,
    ...Array.from({ length: 30 }, (_, n) => {
      // Times repeat, so that device and sequence must decide.
      const times = { effectiveAt: Date.UTC(2026, 0, 1 + (n % 4)), deviceId: uuid(0xd000 + (n % 2)) };
      const body = n % 2 === 0 ? attemptBody(n % 3, n % 5 < 3) : events(n)[n % 5];
      return pulled(n + 1, { kind: n % 2 === 0 ? 'attempt' : 'session-event', body: { ...body }, ...times });
    }),
  ];
  const derivedAfter = async (order: StoredFact[], again: StoredFact[]) => {
    const own = temporaryFolder();
    const { core, ground } = openTestCore(own);
    for (const fact of order) ground.facts.storePage([fact], place(1));
    for (const fact of again) ground.facts.storePage([fact], place(1));
    const derived = derivedState(ground.db);
    refoldAll(ground.db);
    expect(derivedState(ground.db)).toEqual(derived);
    await core.close();
    removeFolder(own);
    return derived;
  };
  const expected = await derivedAfter(history, []);
  const shuffled = fc.shuffledSubarray(history, { minLength: history.length });
  const stale = fc.shuffledSubarray(history, { minLength: 3, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(shuffled, stale, async (order, restamped) => {
      // Some first arrive with another time, as our own facts do before the server has spoken.
      const early = order.map((fact) =>
        restamped.includes(fact) ? { ...fact, effectiveAt: fact.effectiveAt + 86_400_000 * 9 } : fact,
      );
      expect(await derivedAfter(early, restamped)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

test('SY6 a full page of pulled facts is stored and folded in one transaction', async () => {
  const page = Array.from({ length: limits.pullFactsMax }, (_, n) =>
    pulled(n + 1, { kind: 'attempt', body: attemptBody(n % 900, n % 3 > 0) }),
  );
  bench.ground.facts.storePage(page, place(page.length));
  expect(bench.ground.facts.factCount()).toBe(5_000);
  expect(await bench.core.handlers['stats.progress']({})).toMatchObject({
    attemptsEver: 5_000,
    rightEver: 3_333,
  });
});
