/** What a replica still begins while Redis is out of reach. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryConcurrency } from '#cloud/storage/memory/concurrency';
import { memoryRateLimiter } from '#cloud/storage/memory/rate-limiter';
import { degradedAllowance, degradedRules } from './degraded-allowance.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function degradable() {
  const state = { degraded: true, heard: 0 };
  const allowance = degradedAllowance({
    degraded: () => state.degraded,
    atOnce: memoryConcurrency(degradedRules.atOnce(60_000)),
    perMinute: memoryRateLimiter(degradedRules.perMinute),
    onDegraded: () => {
      state.heard += 1;
    },
  });
  return { allowance, state };
}

test('nothing is held back, or counted, while all is well', async () => {
  const { allowance, state } = degradable();
  state.degraded = false;
  for (let ask = 0; ask < 50; ask += 1) await allowance.enter();
  expect(state.heard).toBe(0);
  state.degraded = true;
  await allowance.enter();
  expect(state.heard).toBe(1);
});

test('two at once and ten in a minute are begun; the refusal says when to ask again', async () => {
  const { allowance } = degradable();
  const [first] = await Promise.all([allowance.enter(), allowance.enter()]);
  await expect(allowance.enter()).rejects.toMatchObject({
    code: 'service.unavailable',
    data: { retryAfterSeconds: 2 },
  });
  await first.leave();
  for (let ask = 2; ask < 10; ask += 1) await (await allowance.enter()).leave();
  await expect(allowance.enter()).rejects.toMatchObject({
    code: 'service.unavailable',
    data: { retryAfterSeconds: 60 },
  });
  // The refused ones hold no place: another minute has its ten again.
  await vi.advanceTimersByTimeAsync(60_000);
  for (let ask = 0; ask < 10; ask += 1) await (await allowance.enter()).leave();
});

test('what began while degraded is left behind well when Redis is back', async () => {
  const { allowance, state } = degradable();
  const entrances = await Promise.all([allowance.enter(), allowance.enter()]);
  state.degraded = false;
  for (const { leave } of entrances) await leave();
  state.degraded = true;
  await Promise.all([allowance.enter(), allowance.enter()]);
});

test('what is given back was never begun', async () => {
  const { allowance } = degradable();
  for (let ask = 0; ask < 20; ask += 1) await (await allowance.enter()).giveBack();
  for (let ask = 0; ask < 10; ask += 1) await (await allowance.enter()).leave();
  await expect(allowance.enter()).rejects.toMatchObject({ code: 'service.unavailable' });
});
