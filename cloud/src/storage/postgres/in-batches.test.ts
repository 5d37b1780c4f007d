import { expect, test } from 'vitest';
import { inBatches } from './in-batches.ts';

/** Doubles numbers, batch by batch, each when it is let go. */
function doubler() {
  const batches: number[][] = [];
  const doors: PromiseWithResolvers<void>[] = [];
  const ask = inBatches(async (batch: readonly number[]) => {
    batches.push([...batch]);
    const door = Promise.withResolvers<void>();
    doors.push(door);
    await door.promise;
    return (asked: number) => 2 * asked;
  });
  return { ask, batches, doors };
}

test('who asks while all queries are under way goes with the next one, and each gets its own answer', async () => {
  const { ask, batches, doors } = doubler();
  const first = [1, 2, 3, 4].map((asked) => ask(asked));
  const others = [ask(5), ask(6)];
  expect(batches).toEqual([[1], [2], [3], [4]]);
  doors[2]?.resolve();
  expect(await first[2]).toBe(6);
  await expect.poll(() => batches).toEqual([[1], [2], [3], [4], [5, 6]]);
  doors[4]?.resolve();
  expect(await Promise.all(others)).toEqual([10, 12]);
});

test('a query that never ends holds up nobody who comes after it', async () => {
  const { ask, doors } = doubler();
  void ask(1);
  for (let asked = 2; asked < 10; asked++) {
    const answer = ask(asked);
    doors.at(-1)?.resolve();
    expect(await answer).toBe(2 * asked);
  }
});

test('a query that fails fails those who went with it, and the next one is asked', async () => {
  const { ask, doors } = doubler();
  const first = ask(1);
  doors[0]?.reject(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  const second = ask(2);
  doors[1]?.resolve();
  expect(await second).toBe(4);
});
