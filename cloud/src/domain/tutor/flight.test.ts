/** One call upstream, many readers: in one process, and in two that share a board. */
import { describe, expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import { memoryFlightBoard } from '#cloud/storage/memory/flight-board';
import { listen, neverPrepared, scriptedWork } from '#cloud/testing/scripted-flight';
import { createFlights } from './flight.ts';
import type { FlightBoard } from './flight/board.ts';
import type { Prepare } from './flight/flying.ts';
import { realTimers } from '#cloud/domain/timers';

const times = { leaseMs: 60_000, endedMs: 1_000, keptMs: 60_000 };
const own = { shared: false };
const chat = { shared: false, abandonable: true };

function replicas(board = memoryFlightBoard(times)) {
  const flights = () => createFlights({ board, timers: realTimers });
  return { here: flights(), there: flights() };
}

const refused: Prepare = () =>
  Promise.reject(
    new AppError('budget.exhausted', { detail: 'Tomorrow again.', data: { retryAfterSeconds: 9 } }),
  );

describe('in one process', () => {
  test('a second start joins the first, and a reader that comes late hears it from the beginning', async () => {
    const { here } = replicas();
    const work = scriptedWork();
    const first = here.start('key', work.prepare);
    const early = listen(first);
    await work.begun;
    work.say('one ');
    const second = here.start('key', neverPrepared);
    expect(await Promise.all([first.ready, second.ready])).toEqual(['led', 'followed']);
    const late = listen(second);
    work.say('two');
    work.end();
    expect((await early.whole).text).toBe('one two');
    expect((await late.whole).text).toBe('one two');
  });

  test('the model is asked before those who wait are told that there will be an answer', async () => {
    let asked = false;
    const flight = replicas().here.start('key', () =>
      Promise.resolve(async () => {
        // As many steps as a client of a model may take before its request is out.
        for (let step = 0; step < 50; step += 1) await Promise.resolve();
        asked = true;
      }),
    );
    await flight.ready;
    expect(asked).toBe(true);
  });

  test('words that come together are passed on together', async () => {
    const work = scriptedWork();
    const reader = listen(replicas().here.start('key', work.prepare));
    await work.begun;
    for (const word of ['a ', 'b ', 'c ']) work.say(word);
    work.end();
    expect(await reader.whole).toMatchObject({ text: 'a b c ', parts: 1 });
  });

  test('a failure reaches every reader after what was said', async () => {
    const work = scriptedWork();
    const flight = replicas().here.start('key', work.prepare);
    const early = listen(flight);
    await work.begun;
    work.say('half');
    work.cut(new Error('cut'));
    const heard = { text: 'half', failure: new Error('cut') };
    expect(await early.whole).toMatchObject(heard);
    expect(await listen(flight).whole).toMatchObject(heard);
  });

  test('a refusal is the failure of all who wait, and nothing is made', async () => {
    const { here } = replicas();
    const first = here.start('key', refused);
    const second = here.start('key', neverPrepared);
    for (const flight of [first, second]) {
      await expect(flight.ready).rejects.toMatchObject({ code: 'budget.exhausted' });
      expect((await listen(flight).whole).failure).toMatchObject({ code: 'budget.exhausted' });
    }
  });

  test('a flight that failed makes room for the next one at once', async () => {
    const { here } = replicas();
    await listen(here.start('key', refused)).whole;
    expect(here.find('key')).toBeUndefined();
    const work = scriptedWork();
    const again = here.start('key', work.prepare);
    await work.begun;
    work.end();
    expect(await again.ready).toBe('led');
  });

  test('it goes on when its only reader leaves', async () => {
    const work = scriptedWork();
    const flight = replicas().here.start('key', work.prepare);
    await work.begun;
    work.say('one');
    for await (const part of flight.read()) {
      expect(part).toBe('one');
      break;
    }
    work.say('two');
    work.end();
    await flight.over;
    expect((await listen(flight).whole).text).toBe('onetwo');
  });

  test('an answer that does not come to an end is given up', async () => {
    const flight = replicas().here.start('key', () =>
      Promise.resolve(async (say) => {
        for (;;) say('x'.repeat(1_000));
      }),
    );
    const { failure, text } = await listen(flight).whole;
    expect(failure).toMatchObject({ code: 'tutor.unavailable' });
    expect(text.length).toBeLessThanOrEqual(limits.tutorFlightCharsMax);
  });
});

describe('a chat', () => {
  test('is aborted when its last reader leaves, who may be waiting for a word, and not before', async () => {
    const { here } = replicas();
    const work = scriptedWork();
    const flight = here.start('key', work.prepare, chat);
    const [one, other] = [new AbortController(), new AbortController()];
    const readers = [listen(flight, one.signal), listen(flight, other.signal)];
    await work.begun;
    one.abort();
    await readers[0]?.whole;
    expect(work.signal()?.aborted).toBe(false);
    other.abort();
    await readers[1]?.whole;
    expect(work.signal()?.aborted).toBe(true);
    expect(() => work.say('too late')).toThrow('tutor.cancelled');
    await flight.over;
  });

  test('that was left is not joined by the next ask', async () => {
    const { here } = replicas();
    const left = scriptedWork();
    const gone = new AbortController();
    const reader = listen(here.start('key', left.prepare, chat), gone.signal);
    await left.begun;
    gone.abort();
    await reader.whole;
    const next = scriptedWork();
    const again = listen(here.start('key', next.prepare, chat));
    await next.begun;
    next.say('well');
    next.end();
    expect(await again.whole).toMatchObject({ text: 'well', failure: undefined });
  });

  test('that has ended is not aborted by readers who leave', async () => {
    const work = scriptedWork();
    const flight = replicas().here.start('key', work.prepare, chat);
    const reader = listen(flight);
    await work.begun;
    work.end();
    await reader.whole;
    expect(work.signal()?.aborted).toBe(false);
  });
});

describe('on two replicas', () => {
  test('a flight is led at one and followed at the other, from the first word', async () => {
    const { here, there } = replicas();
    const work = scriptedWork();
    const led = here.start('key', work.prepare);
    await work.begun;
    work.say('one ');
    const followed = there.start('key', neverPrepared);
    expect(await Promise.all([led.ready, followed.ready])).toEqual(['led', 'followed']);
    const readers = [led, followed].map((flight) => listen(flight));
    work.say('two');
    await expect.poll(() => readers.map(({ heard }) => heard.text)).toEqual(['one two', 'one two']);
    work.end();
    for (const { whole } of readers) {
      expect(await whole).toMatchObject({ text: 'one two', restarts: 0, failure: undefined });
    }
  });

  test('a refusal is told in the same words, and a failure without its inside', async () => {
    const { here, there } = replicas();
    void here.start('refused', refused);
    await expect(there.start('refused', refused).ready).rejects.toMatchObject({
      code: 'budget.exhausted',
      detail: 'Tomorrow again.',
      data: { retryAfterSeconds: 9 },
    });
    const work = scriptedWork();
    void here.start('failed', work.prepare);
    await work.begun;
    const follower = there.start('failed', neverPrepared);
    work.say('half');
    work.cut(new Error('the provider said 500'));
    expect(await follower.ready).toBe('followed');
    const { text, failure } = await listen(follower).whole;
    expect(text).toBe('half');
    expect(failure).toMatchObject({ code: 'tutor.unavailable', detail: undefined });
  });

  test('what is one student’s own stays in its process', async () => {
    const { here, there } = replicas();
    const [mine, other] = [scriptedWork(), scriptedWork()];
    const flights = [here.start('key', mine.prepare, own), there.start('key', other.prepare, own)];
    await Promise.all([mine.begun, other.begun]);
    expect(await Promise.all(flights.map(({ ready }) => ready))).toEqual(['led', 'led']);
  });

  test('a leader that lost its lease to another one is stopped, and its readers hear the other’s answer', async () => {
    let nowMs = 0;
    const { here, there } = replicas(memoryFlightBoard({ ...times, leaseMs: 300 }, () => nowMs));
    const [slow, quick] = [scriptedWork(), scriptedWork()];
    const first = here.start('key', slow.prepare);
    const reader = listen(first);
    await slow.begun;
    slow.say('old words');
    await expect.poll(() => reader.heard.text).toBe('old words');
    // As if the process had stood still for the whole of its lease.
    nowMs += 301;
    const second = there.start('key', quick.prepare);
    await quick.begun;
    quick.say('new words');
    await expect.poll(() => slow.signal()?.aborted).toBe(true);
    expect(() => slow.say('more')).toThrow('another replica leads');
    quick.end();
    expect(await reader.whole).toMatchObject({ text: 'new words', restarts: 1, failure: undefined });
    await Promise.all([first.over, second.over]);
  });

  test('an answer that takes every leader down with it is given up', async () => {
    let claims = 0;
    const doomed: FlightBoard = {
      ...memoryFlightBoard(times),
      claim: (key) => {
        claims += 1;
        return Promise.resolve({ place: { key, fence: `${claims}` }, led: false });
      },
    };
    const flight = replicas(doomed).here.start('key', neverPrepared);
    await expect(flight.ready).rejects.toMatchObject({ code: 'tutor.unavailable' });
    expect((await listen(flight).whole).failure).toMatchObject({ code: 'tutor.unavailable' });
    expect(claims).toBe(4);
  });
});
