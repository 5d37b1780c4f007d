/** A part that ends is started again, ever more patiently, until the run is stopped. */
import { expect, test } from 'vitest';
import { keepUp } from './keep-up.ts';

/** A part whose ends, failing starts and time are the test's. */
function createPart(failingStarts: number[] = []) {
  const seen: string[] = [];
  const pauses: number[] = [];
  const stops: string[] = [];
  let starts = 0;
  let nowMs = 0;
  let end = (): void => undefined;
  const kept = keepUp({
    async start(crew, again) {
      const number = (starts += 1);
      seen.push(again ? 'start again' : 'start');
      await crew.add({ stop: async () => void stops.push(`part ${number}`) });
      if (failingStarts.includes(number)) throw new Error('the port is in use');
      return { ended: new Promise<void>((resolve) => (end = resolve)) };
    },
    onDown: () => seen.push('down'),
    onUpAgain: () => seen.push('up again'),
    now: () => nowMs,
    pause: async (ms) => void pauses.push(ms),
  });
  return {
    kept,
    seen,
    pauses,
    stops,
    starts: () => starts,
    endAfter(ms: number) {
      nowMs += ms;
      end();
    },
  };
}

test('what ended is cleared away and started again, and both are told', async () => {
  const part = createPart();
  await part.kept.up();
  part.endAfter(0);
  await expect.poll(() => part.seen).toEqual(['start', 'down', 'start again', 'up again']);
  expect(part.stops).toEqual(['part 1']);
});

test('the pause grows while it keeps failing, up to a limit, and begins anew once it ran well', async () => {
  const part = createPart([2, 3, 4, 5, 6]);
  await part.kept.up();
  part.endAfter(0);
  await expect.poll(() => part.seen.at(-1)).toBe('up again');
  expect(part.pauses).toEqual([250, 1_000, 3_000, 10_000, 30_000, 30_000]);
  part.endAfter(60_000);
  await expect.poll(() => part.pauses).toHaveLength(7);
  expect(part.pauses.at(-1)).toBe(250);
});

test('a first start that fails is a failure of the run', async () => {
  const part = createPart([1]);
  await expect(part.kept.up()).rejects.toThrow('the port is in use');
  expect(part.starts()).toBe(1);
});

test('once stopped it stays down', async () => {
  const part = createPart();
  await part.kept.up();
  await part.kept.stop();
  part.endAfter(0);
  await Promise.resolve();
  expect(part.seen).toEqual(['start']);
  expect(part.stops).toEqual(['part 1']);
});
