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

test('who asks while a query is under way goes with the next one, and each gets its own answer', async () => {
  const { ask, batches, doors } = doubler();
  const first = ask(1);
  const others = [ask(2), ask(3)];
  expect(batches).toEqual([[1]]);
  doors[0]?.resolve();
  expect(await first).toBe(2);
  await expect.poll(() => batches).toEqual([[1], [2, 3]]);
  doors[1]?.resolve();
  expect(await Promise.all(others)).toEqual([4, 6]);
});

test('a query that fails fails those who went with it, and the next one is asked', async () => {
  const { ask, doors } = doubler();
  const first = ask(1);
  const second = ask(2);
  doors[0]?.reject(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => doors.length).toBe(2);
  doors[1]?.resolve();
  expect(await second).toBe(4);
});
