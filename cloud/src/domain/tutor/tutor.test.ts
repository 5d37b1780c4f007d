/** Asks that meet: what happens to one while another one waits. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import type { TutorRequest } from '@answly/shared/http/tutor';
import type { RateVerdict } from '#cloud/domain/limits/rate-limiter';
import { unbounded } from '#cloud/domain/limits/concurrency';
import { unlimited } from '#cloud/domain/limits/rate-limiter';
import { memoryFlightBoard } from '#cloud/storage/memory/flight-board';
import { memoryTextCache } from '#cloud/storage/memory/text-cache';
import { buildItem } from '#cloud/testing/build-item';
import { manualTimers } from '#cloud/testing/manual-timers';
import { tieredAnswers } from './answers.ts';
import { createFlights } from './flight.ts';
import { createBreakers } from './breaker.ts';
import type { TutorModel } from './model.ts';
import { loadPrompt } from './prompt.ts';
import { createStats } from './stats.ts';
import { modelTimeouts } from './model-timeouts.ts';
import { realTimers } from '#cloud/domain/timers';
import type { TutorReply } from './tutor.ts';
import { createTutor } from './tutor.ts';

const allowed: RateVerdict = { allowed: true, remaining: 1, resetMs: 0 };
const rule = { name: 'explanations', max: 30, windowMs: 60_000 };
const boardTimes = { leaseMs: 60_000, endedMs: 1_000, keptMs: 60_000 };

/** A tutor whose allowance for new answers is given by hand, so that asks can be made to meet. */
function tutorWithDoor({
  modelReady = Promise.resolve(),
  load = () => Promise.resolve(undefined),
}: { modelReady?: Promise<void>; load?: () => Promise<string | undefined> } = {}) {
  const item = buildItem();
  const doors: ((verdict: RateVerdict) => void)[] = [];
  let [calls, givenBack] = [0, 0];
  const model: TutorModel = {
    provider: 'test',
    name: 'test',
    open: async () => {
      calls += 1;
      await modelReady;
      return (async function* () {
        yield { kind: 'text', text: 'Because.' } as const;
        yield { kind: 'finish', reason: 'stop' } as const;
      })();
    },
  };
  const stats = createStats();
  const tutor = createTutor({
    models: () => [{ model, price: { inputPico: 0, cachedInputPico: 0, outputPico: 0 } }],
    tell: stats.hear,
    plans: {
      prompts: {
        hint: loadPrompt('hint.en.v1'),
        explain: loadPrompt('explain.en.v1'),
        chat: loadPrompt('chat.en.v1'),
      },
      threads: { load: () => Promise.resolve([]), append: () => Promise.resolve() },
      relatedTexts: () => Promise.resolve([]),
      sha256Hex: (text) => text,
      newId: randomUUID,
    },
    items: { load: () => Promise.resolve(item) },
    attempts: { has: () => Promise.resolve(true) },
    hits: { count: () => undefined },
    flights: createFlights({ board: memoryFlightBoard(boardTimes), timers: realTimers }),
    answers: tieredAnswers({
      hot: memoryTextCache({ entriesMax: 10, bytesMax: 10_000 }),
      store: { load, save: () => Promise.resolve() },
      ttlMs: 60_000,
      random: () => 0.5,
    }),
    ledger: {
      open: (opening) =>
        Promise.resolve({ kind: 'opened', row: { ...opening, id: 'row', day: '2026-11-28' } }),
      settle: () => Promise.resolve(),
      reap: () => Promise.resolve(0),
      usedShare: () => Promise.resolve({ usedShare: 0, resetsAt: 0 }),
    },
    now: () => 0,
    asks: unlimited(rule),
    admission: {
      atOnce: unbounded({ name: 'at-once', max: 3, holdMs: 60_000 }),
      explanations: {
        rule,
        take: () => new Promise((resolve) => doors.push(resolve)),
        giveBack: () => Promise.resolve(void (givenBack += 1)),
      },
      degraded: {
        enter: () => Promise.resolve({ leave: () => Promise.resolve(), giveBack: () => Promise.resolve() }),
      },
    },
    breakers: createBreakers(manualTimers().timers),
    timers: manualTimers().timers,
    timeouts: modelTimeouts(45_000),
    random: () => 0.5,
    afterwards: (work) => void work,
    report: () => undefined,
  });
  const asked: TutorRequest = {
    requestId: randomUUID(),
    packId: randomUUID(),
    itemId: item.id,
    itemVersion: 1,
    mode: 'explain',
    response: null,
    locale: 'en',
  };
  const atTheDoor = async (number: number): Promise<void> => {
    while (doors.length < number) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    ask: (standing?: Promise<void>) => tutor.ask('ann', asked, standing),
    doors,
    atTheDoor,
    counts: stats.read,
    calls: () => calls,
    givenBack: () => givenBack,
  };
}

async function read(reply: TutorReply): Promise<string> {
  if (reply.kind !== 'live') throw new Error(`expected a live reply, got ${reply.kind}`);
  let text = '';
  for await (const part of reply.flight.read()) text += typeof part === 'string' ? part : '(restart)';
  return text;
}

test('an answer that was finished while an ask waited for its allowance is not asked for again', async () => {
  const { ask, doors, atTheDoor, counts, calls, givenBack } = tutorWithDoor();
  const [first, second] = [ask(), ask()];
  await atTheDoor(2);
  doors[0]?.(allowed);
  const live = await first;
  expect(await read(live)).toBe('Because.');
  if (live.kind === 'live') await live.flight.over;
  doors[1]?.(allowed);
  expect(await second).toEqual({ kind: 'whole', source: 'cache', text: 'Because.' });
  expect(calls()).toBe(1);
  expect(counts()).toMatchObject({ hits: 1, misses: 1, stored: 1, coalesced: 0, hitRatio: 0.5 });
  expect(givenBack()).toBe(1);
});

test('an answer that was begun while an ask waited for its allowance is joined', async () => {
  const ready = Promise.withResolvers<void>();
  const { ask, doors, atTheDoor, counts, calls, givenBack } = tutorWithDoor({ modelReady: ready.promise });
  const [first, second] = [ask(), ask()];
  await atTheDoor(2);
  doors[0]?.(allowed);
  const begun = await first;
  doors[1]?.(allowed);
  const joined = await second;
  ready.resolve();
  expect(await Promise.all([read(begun), read(joined)])).toEqual(['Because.', 'Because.']);
  expect(calls()).toBe(1);
  expect(counts()).toMatchObject({ misses: 2, coalesced: 1 });
  // The place is held until the end, for whoever follows may have to take over.
  await expect.poll(givenBack).toBe(1);
});

test('an ask that joins an answer under way takes nothing from the allowance for new ones', async () => {
  const ready = Promise.withResolvers<void>();
  const { ask, doors, atTheDoor, calls } = tutorWithDoor({ modelReady: ready.promise });
  const first = ask();
  await atTheDoor(1);
  doors[0]?.(allowed);
  await first;
  const joined = await ask();
  ready.resolve();
  expect(await read(joined)).toBe('Because.');
  expect([doors.length, calls()]).toEqual([1, 1]);
});

test('an answer that is found in the store waits for no allowance, and gives back what it had asked for', async () => {
  const { ask, doors, atTheDoor, counts, givenBack } = tutorWithDoor({
    load: () => Promise.resolve('Because.'),
  });
  const asking = ask();
  await atTheDoor(1);
  expect(await asking).toEqual({ kind: 'whole', source: 'cache', text: 'Because.' });
  doors[0]?.(allowed);
  await expect.poll(givenBack).toBe(1);
  expect(counts()).toMatchObject({ hits: 1, misses: 0 });
});

test('an ask whose answer cannot be looked for gives back what it had asked for', async () => {
  const { ask, doors, atTheDoor, givenBack } = tutorWithDoor({
    load: () => Promise.reject(new Error('away')),
  });
  const refusal = ask().catch(String);
  await atTheDoor(1);
  doors[0]?.(allowed);
  expect(await refusal).toBe('Error: away');
  await expect.poll(givenBack).toBe(1);
});

test('an answer that is found in the store comes to those who may ask for nothing new, too', async () => {
  const stored = Promise.withResolvers<string>();
  const { ask, doors, atTheDoor, givenBack } = tutorWithDoor({ load: () => stored.promise });
  const asking = ask();
  await atTheDoor(1);
  doors[0]?.({ allowed: false, remaining: 0, resetMs: 1_000 });
  stored.resolve('Because.');
  expect(await asking).toEqual({ kind: 'whole', source: 'cache', text: 'Because.' });
  expect(givenBack()).toBe(0);
});

test('of a session that does not stand nothing is begun, nor any allowance for new answers taken', async () => {
  const { ask, doors, calls } = tutorWithDoor();
  await expect(ask(Promise.reject(new AppError('session.expired')))).rejects.toThrow('session.expired');
  expect([doors.length, calls()]).toEqual([0, 0]);
});
