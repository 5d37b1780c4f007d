import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inBatches, type Gathering } from './in-batches.ts';

/** Doubles numbers, batch by batch, each when it is let go. */
function doubler(gathering?: Gathering) {
  const batches: number[][] = [];
  const doors: PromiseWithResolvers<void>[] = [];
  const ask = inBatches(async (batch: readonly number[]) => {
    batches.push([...batch]);
    const door = Promise.withResolvers<void>();
    doors.push(door);
    await door.promise;
    return (asked: number) => 2 * asked;
  }, gathering);
  return { ask, batches, doors };
}

test('those who ask in one moment go together, and each gets its own answer', async () => {
  const { ask, batches, doors } = doubler();
  const answers = [1, 2, 3].map((asked) => ask(asked));
  await setImmediate();
  expect(batches).toEqual([[1, 2, 3]]);
  doors[0]?.resolve();
  expect(await Promise.all(answers)).toEqual([2, 4, 6]);
});

test('who asks while all queries are under way goes with the next one', async () => {
  const { ask, batches, doors } = doubler();
  const answers = [];
  for (const asked of [1, 2, 3, 4]) {
    answers.push(ask(asked));
    await setImmediate();
  }
  const others = [ask(5), ask(6)];
  await setImmediate();
  expect(batches).toEqual([[1], [2], [3], [4]]);
  doors[2]?.resolve();
  expect(await answers[2]).toBe(6);
  await expect.poll(() => batches).toEqual([[1], [2], [3], [4], [5, 6]]);
  doors[4]?.resolve();
  expect(await Promise.all(others)).toEqual([10, 12]);
});

test('a query that never ends holds up nobody who comes after it', async () => {
  const { ask, doors } = doubler();
  void ask(1);
  await setImmediate();
  for (let asked = 2; asked < 10; asked++) {
    const answer = ask(asked);
    await setImmediate();
    doors.at(-1)?.resolve();
    expect(await answer).toBe(2 * asked);
  }
});

test('a query that fails fails those who went with it, and the next one is asked', async () => {
  const { ask, batches, doors } = doubler();
  const first = ask(1);
  await setImmediate();
  doors[0]?.reject(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  const second = ask(2);
  await expect.poll(() => batches).toEqual([[1], [2]]);
  doors[1]?.resolve();
  expect(await second).toBe(4);
});

test('what nobody waits for goes with what comes a while after it', async () => {
  const { ask, batches } = doubler({ forMs: 20 });
  void ask(1);
  await setImmediate();
  void ask(2);
  expect(batches).toEqual([]);
  await expect.poll(() => batches).toEqual([[1, 2]]);
});
