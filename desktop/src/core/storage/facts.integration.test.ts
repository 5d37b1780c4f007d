import fc from 'fast-check';
import { limits } from '@answly/shared/limits';
import { digestOf } from '@answly/shared/sync/digest';
import type { StoredFact } from '@answly/shared/sync/fact';
import { columnsOf, frameText } from '@answly/shared/sync/facts-frame';
import type { PushResult } from '@answly/shared/sync/protocol';
import { describe, expect, test } from 'vitest';
import { itemId, packId } from '#desktop/core/testing/build-pack';
import { derivedState, refoldAll } from '#desktop/core/testing/projections';
import { openTestCore, removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const bench = useTestCore();

const uuid = (n: number) => `0190b0b0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const sessionId = uuid(0xffff);
/** The place behind the facts of these ids. */
const placeBehind = (...ids: string[]) => {
  const { count: cursor, sum } = digestOf(ids);
  return { cursor, sum, epoch: 'e1' };
};
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
    body: '{}',
    seq,
    effectiveAt: at,
    ...part,
  };
}

/** A fact of this device as the server gives it back. */
const ownPulled = (own: ReturnType<typeof append>, seq: number): StoredFact => {
  const { id, deviceId, deviceSeq, at } = own;
  return pulled(seq, { id, deviceId, deviceSeq, at, effectiveAt: at, body: JSON.stringify(own.body) });
};

/** The server's word on a batch: all accepted, but for `others`. */
const said = (...others: PushResult[]) => ({ others, numbered: null });
const waitingIds = () => bench.ground.facts.waiting().facts.map(({ id }) => id);

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
    const batch = facts.waiting();
    expect(batch.facts).toHaveLength(limits.pushFactsMax);
    expect(batch.facts[0]?.body).toBe('{"n":0}');
    facts.settle(batch, said());
    expect(facts.waiting().facts).toHaveLength(5);
    db.transaction(() => {
      for (let n = 0; n < 30; n++) facts.append({ kind: 'note', body: { text: 'x'.repeat(60_000) } });
    });
    const large = facts.waiting().facts;
    const head = {
      protocol: 1,
      deviceId: uuid(1),
      sentAt: bench.clock.now,
      columns: columnsOf(large),
    };
    const bytes = Buffer.byteLength(frameText(head, large.map(({ body }) => body).join('\n')));
    expect(bytes).toBeLessThanOrEqual(limits.pushBytesMax);
    expect(bytes).toBeGreaterThan(limits.pushBytesMax * 0.8);
  });

  test('SY4 a fact leaves only on an acknowledgement', () => {
    const { facts } = bench.ground;
    const [a, b] = [append(), append()];
    const { facts: waiting, locals } = facts.waiting();
    facts.settle(
      { facts: waiting.slice(0, 1), locals: locals.slice(0, 1) },
      said({ place: 0, id: a.id, status: 'duplicate' }),
    );
    expect(waitingIds()).toEqual([b.id]);
    expect(facts.waitingCount()).toBe(1);
  });

  test('SY5 a refused fact is kept aside with the reason and the rest flows', () => {
    const { facts } = bench.ground;
    const [bad] = [append(), append()];
    const refusal = { status: 'rejected', code: 'fact.invalid', detail: 'No.' } as const;
    facts.settle(facts.waiting(), said({ place: 0, id: bad.id, ...refusal }));
    expect(waitingIds()).toEqual([]);
    expect(facts.refused()).toEqual([{ id: bad.id, kind: 'note', code: 'fact.invalid', detail: 'No.' }]);
    expect([facts.waitingCount(), facts.refusedCount(), facts.factCount()]).toEqual([0, 1, 2]);
    const whole = { id: bad.id, deviceSeq: bad.deviceSeq, body: JSON.stringify(bad.body) };
    expect(facts.exported('refused')).toMatchObject([{ ...whole, refused: { code: 'fact.invalid' } }]);
    append();
    expect(facts.exported('unsynced')).toMatchObject([{ id: bad.id }, { refused: null }]);
    facts.settle(facts.waiting(), said());
    facts.retryRefused(bad.id);
    expect(waitingIds()).toEqual([bad.id]);
    expect(facts.refused()).toEqual([]);
  });

  test('SY8 a clamped fact counts at the time the server gave it', async () => {
    const { facts } = bench.ground;
    bench.clock.now = Date.UTC(2027, 0, 5);
    const fact = facts.append({ kind: 'attempt', body: attemptBody(1, true) });
    facts.settle(
      facts.waiting(),
      said({ place: 0, id: fact.id, status: 'clamped', at: Date.UTC(2026, 0, 5) }),
    );
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
    facts.storePage([pulled(1), pulled(2)], 'e1');
    expect(facts.place()).toEqual(placeBehind(uuid(1), uuid(2)));
    const broken = { ...pulled(4), body: null as unknown as string };
    expect(() => facts.storePage([pulled(3), broken], 'e1')).toThrow();
    expect(facts.factCount()).toBe(2);
    expect(facts.place()).toEqual(placeBehind(uuid(1), uuid(2)));
  });

  test('a page that comes twice changes nothing', () => {
    const { facts, db } = bench.ground;
    const page = [pulled(1, { kind: 'attempt', body: JSON.stringify(attemptBody(1, true)) })];
    facts.storeAhead(page);
    const once = derivedState(db);
    expect(facts.storePage(page, 'e1')).toBe(0);
    expect(derivedState(db)).toEqual(once);
    expect(facts.factCount()).toBe(1);
  });

  test('SY4 our own fact that comes back is acknowledged, though the answer to its push was lost', () => {
    const { facts } = bench.ground;
    facts.storePage([ownPulled(append(), 1)], 'e1');
    expect(facts.waitingCount()).toBe(0);
    expect(facts.factCount()).toBe(1);
  });

  test('SY15 unknown kinds, unknown members and unreadable bodies are kept as they came', () => {
    const { facts, db } = bench.ground;
    facts.storePage(
      [
        pulled(1, { kind: 'from-the-future', body: '{ "deep": {"er":[1.0]} }' }),
        pulled(2, { kind: 'attempt', body: '{"other":"shape"}' }),
      ],
      'e1',
    );
    const bodies = db.prepare<{ body: string }>('SELECT body FROM fact ORDER BY local').all();
    expect(bodies.map(({ body }) => body)).toEqual(['{ "deep": {"er":[1.0]} }', '{"other":"shape"}']);
  });

  test('SY12 after the server lost its history everything waits again and the cursor starts over', () => {
    const { facts } = bench.ground;
    facts.storePage([pulled(1), pulled(2)], 'e1');
    append();
    expect(facts.startOver('e2', [])).toBe(2);
    expect(facts.waitingCount()).toBe(3);
    expect(facts.place()).toEqual({ cursor: 0, epoch: 'e2', sum: 0 });
  });

  test('SY12 what the server still holds of a device does not wait again; what it holds otherwise does', () => {
    const { facts } = bench.ground;
    facts.storePage([pulled(1), pulled(2), pulled(3)], 'e1');
    const held = { deviceId: uuid(0xdddd), seqMax: 2, digest: digestOf([uuid(1), uuid(2)]) };
    expect(facts.startOver('e2', [held])).toBe(1);
    expect(waitingIds()).toEqual([uuid(3)]);
    // As many facts up to there, but others.
    facts.startOver('e3', [{ ...held, digest: digestOf([uuid(1), uuid(9)]) }]);
    expect(waitingIds()).toEqual([uuid(1), uuid(2), uuid(3)]);
  });

  test('SY3 pushing moves no cursor; pulling steps over what it was told is our own', () => {
    const { facts } = bench.ground;
    const own = [append(), append()];
    facts.storePage([pulled(1)], 'e1');
    facts.settle(facts.waiting(), { others: [], numbered: { first: 2, last: 3 } });
    expect(facts.place()).toEqual(placeBehind(uuid(1)));
    expect(facts.stepOverOwn()).toEqual(placeBehind(uuid(1), ...own.map(({ id }) => id)));
    expect(facts.place().cursor).toBe(3);
  });

  test('SY3 what others did between two pushes of ours is not stepped over', () => {
    const { facts } = bench.ground;
    const first = append();
    facts.settle(facts.waiting(), { others: [], numbered: { first: 1, last: 1 } });
    const third = append();
    facts.settle(facts.waiting(), { others: [], numbered: { first: 3, last: 3 } });
    expect(facts.stepOverOwn().cursor).toBe(1);
    facts.storePage([pulled(2)], 'e1');
    expect(facts.stepOverOwn()).toEqual(placeBehind(first.id, uuid(2), third.id));
  });

  test('SY12 another device’s fact at a place that our push was given tells of another history', () => {
    const { facts } = bench.ground;
    append();
    facts.settle(facts.waiting(), { others: [], numbered: { first: 2, last: 2 } });
    expect(() => facts.storePage([pulled(1), pulled(2)], 'e1')).toThrow(
      expect.objectContaining({ code: 'sync.epoch-changed' }),
    );
    expect(facts.factCount()).toBe(1);
  });

  test('SY12 what the server says it knows is owed until a page shows it', () => {
    const { facts } = bench.ground;
    const [known, fresh] = [append(), append()];
    const others = [{ place: 0, id: known.id, status: 'duplicate' } as const];
    facts.settle(facts.waiting(), { others, numbered: { first: 2, last: 2 } });
    expect(facts.isOwed()).toBe(true);
    facts.storePage([ownPulled(known, 1)], 'e1');
    expect(facts.isOwed()).toBe(false);
    expect(facts.stepOverOwn()).toEqual(placeBehind(known.id, fresh.id));
  });

  test('SY12 what was read from further ahead is owed, new or waiting, and nothing that has a place', () => {
    const { facts } = bench.ground;
    const placed = append();
    facts.settle(facts.waiting(), { others: [], numbered: { first: 1, last: 1 } });
    facts.storeAhead([ownPulled(placed, 1)]);
    expect(facts.isOwed()).toBe(false);
    const waiting = append();
    facts.storeAhead([ownPulled(waiting, 2), pulled(3)]);
    facts.stepOverOwn();
    facts.storePage([ownPulled(waiting, 2)], 'e1');
    expect(facts.isOwed()).toBe(true);
    facts.storePage([pulled(3)], 'e1');
    expect(facts.isOwed()).toBe(false);
  });

  test('SY12 after a repair all that does not wait is owed by the history that is read anew', () => {
    const { facts } = bench.ground;
    facts.storePage([pulled(1), pulled(2)], 'e1');
    append();
    facts.startOver('e2', [{ deviceId: uuid(0xdddd), seqMax: 2, digest: digestOf([uuid(1), uuid(2)]) }]);
    facts.storePage([pulled(1)], 'e2');
    expect(facts.isOwed()).toBe(true);
    facts.storePage([pulled(2)], 'e2');
    expect(facts.isOwed()).toBe(false);
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
    body: JSON.stringify({ type: 'started', sessionId, mode: 'tutor', title: 'T', form }),
  });
  const history: StoredFact[] = [
    started,
    ...Array.from({ length: 30 }, (_, n) => {
      // Times repeat, so that device and sequence must decide.
      const times = { effectiveAt: Date.UTC(2026, 0, 1 + (n % 4)), deviceId: uuid(0xd000 + (n % 2)) };
      const body = n % 2 === 0 ? attemptBody(n % 3, n % 5 < 3) : events(n)[n % 5];
      return pulled(n + 1, {
        kind: n % 2 === 0 ? 'attempt' : 'session-event',
        body: JSON.stringify(body),
        ...times,
      });
    }),
  ];
  const derivedAfter = async (order: StoredFact[], again: StoredFact[]) => {
    const own = temporaryFolder();
    const { core, ground } = openTestCore(own);
    for (const fact of order) ground.facts.storeAhead([fact]);
    for (const fact of again) ground.facts.storeAhead([fact]);
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
    pulled(n + 1, { kind: 'attempt', body: JSON.stringify(attemptBody(n % 900, n % 3 > 0)) }),
  );
  bench.ground.facts.storePage(page, 'e1');
  expect(bench.ground.facts.factCount()).toBe(5_000);
  expect(await bench.core.handlers['stats.progress']({})).toMatchObject({
    attemptsEver: 5_000,
    rightEver: 3_333,
  });
});
