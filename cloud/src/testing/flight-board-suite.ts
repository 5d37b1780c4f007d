/** What every flight board does, whichever store keeps its leases and logs. */
import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { BoardEntry, BoardTimes, FlightBoard } from '#cloud/domain/tutor/flight/board';

export interface FlightBoardBench {
  board(times: BoardTimes): FlightBoard;
  /** Lets this much time pass for what is kept. */
  pass(ms: number): Promise<void>;
}

const times: BoardTimes = { leaseMs: 5_000, endedMs: 2_000, keptMs: 60_000 };
const ready: BoardEntry = { kind: 'ready' };
const end: BoardEntry = { kind: 'end' };
const text = (said: string): BoardEntry => ({ kind: 'text', text: said });

/** @param bench gives the store under test; asked anew in each test, so `beforeEach` may renew it. */
export function flightBoardSuite(bench: () => FlightBoardBench): void {
  test('of many claims at the same instant one leads, and all others learn whom to follow', async () => {
    const board = bench().board(times);
    const claims = await Promise.all(Array.from({ length: 20 }, () => board.claim('key')));
    expect(claims.filter(({ led }) => led)).toHaveLength(1);
    expect(new Set(claims.map(({ place }) => place.fence)).size).toBe(1);
    expect((await board.claim('other')).led).toBe(true);
  });

  test('what is written is read in order, from the start or from where a reader stands', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    expect(await board.look(place, 0)).toEqual({ standing: 'held', entries: [] });
    expect(await board.post(place, 0, [ready, text('π \uD83E')])).toBe('held');
    expect(await board.post(place, 2, [text('\uDD89\n')])).toBe('held');
    const all = [ready, text('π \uD83E'), text('\uDD89\n')];
    expect(await board.look(place, 0)).toEqual({ standing: 'held', entries: all });
    expect((await board.look(place, 2)).entries).toEqual(all.slice(2));
  });

  test('a log of many entries is read to its end', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    const entries = Array.from({ length: 1_000 }, (_, number) => text(`${number}`));
    await board.post(place, 0, entries);
    const read: BoardEntry[] = [];
    for (let more = true; more;) {
      const part = (await board.look(place, read.length)).entries;
      read.push(...part);
      more = part.length > 0;
    }
    expect(read).toEqual(entries);
  });

  test('what is written a second time, since nobody knew whether it was, is there once', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    await board.post(place, 0, [ready, text('one')]);
    await board.post(place, 0, [ready, text('one'), text('two')]);
    expect((await board.look(place, 0)).entries).toEqual([ready, text('one'), text('two')]);
  });

  test('a lease runs out unless it is renewed, and writing nothing renews it', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    await board.post(place, 0, [ready]);
    await bench().pass(4_000);
    expect(await board.post(place, 1, [])).toBe('held');
    await bench().pass(4_000);
    expect((await board.look(place, 0)).standing).toBe('held');
    await bench().pass(1_001);
    expect(await board.look(place, 0)).toEqual({ standing: 'expired', entries: [ready] });
  });

  test('a leader whose lease ran out writes nothing any more, before another one leads and after', async () => {
    const board = bench().board(times);
    const first = await board.claim('key');
    await board.post(first.place, 0, [ready]);
    await bench().pass(5_001);
    expect(await board.post(first.place, 1, [text('late')])).toBe('expired');
    const second = await board.claim('key');
    expect(second.led).toBe(true);
    expect(second.place.fence).not.toBe(first.place.fence);
    expect(await board.post(first.place, 1, [text('late'), end])).toBe('taken');
    expect(await board.look(first.place, 0)).toEqual({ standing: 'taken', entries: [ready] });
    expect(await board.look(second.place, 0)).toEqual({ standing: 'held', entries: [] });
  });

  test('an answer that ended well is followed for a moment, and then the key is free', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    await board.post(place, 0, [ready, text('all'), end]);
    const late = await board.claim('key');
    expect(late).toEqual({ led: false, place });
    expect((await board.look(place, 0)).entries).toEqual([ready, text('all'), end]);
    await bench().pass(2_001);
    expect((await board.claim('key')).led).toBe(true);
    expect((await board.look(place, 0)).entries).toEqual([ready, text('all'), end]);
  });

  test('one that failed is told to those who follow, and the key is free at once', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    const refusal = new AppError('budget.exhausted', { data: { retryAfterSeconds: 60 } });
    const failed: BoardEntry = { kind: 'failed', problem: problemOf(refusal) };
    await board.post(place, 0, [failed]);
    expect((await board.look(place, 0)).entries).toEqual([failed]);
    expect((await board.claim('key')).led).toBe(true);
  });

  test('a log is forgotten when its time is over', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    await board.post(place, 0, [ready, end]);
    await bench().pass(60_001);
    expect(await board.look(place, 0)).toEqual({ standing: 'expired', entries: [] });
  });

  test('a log that lost its beginning is not written on: its leader begins anew', async () => {
    const board = bench().board(times);
    const { place } = await board.claim('key');
    expect(await board.post(place, 5, [text('late')])).toBe('expired');
    expect((await board.claim('key')).led).toBe(true);
  });
}
