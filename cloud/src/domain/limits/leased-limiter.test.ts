import { expect, test } from 'vitest';
import { rateLimiterSuite } from '#cloud/testing/rate-limiter-suite';
import { memoryRateLimiter } from '#cloud/storage/memory/rate-limiter';
import { leasedLimiter } from './leased-limiter.ts';
import { unlimited, type RateLimiter, type RateRule } from './rate-limiter.ts';

const rule: RateRule = { name: 'leased', max: 320, windowMs: 60_000 };

/** A limiter of which is counted how often it was asked. */
function counted(limiter: RateLimiter) {
  let asked = 0;
  const take: RateLimiter['take'] = (key, count) => {
    asked += 1;
    return limiter.take(key, count);
  };
  return { limiter: { ...limiter, take }, asked: () => asked };
}

function leasing(limiter: RateLimiter, now = () => performance.now()): RateLimiter {
  return leasedLimiter(limiter, { now, studentsMax: 100 });
}

let window = 0;
rateLimiterSuite(() => ({
  limiter: (asked) => {
    const windows: RateLimiter[] = [];
    const store = () => (windows[window] ??= memoryRateLimiter(asked));
    const limiter: RateLimiter = {
      rule: asked,
      take: (key, count) => store().take(key, count),
      giveBack: (key) => store().giveBack(key),
    };
    return leasing(limiter, () => performance.now() + window * asked.windowMs);
  },
  windowEnds: () => {
    window += 1;
    return Promise.resolve();
  },
}));

test('the store is asked once for ten', async () => {
  const { limiter, asked } = counted(memoryRateLimiter(rule));
  const leased = leasing(limiter);
  const remaining = [];
  for (let take = 0; take < 20; take += 1) remaining.push((await leased.take('ann')).remaining);
  expect(remaining).toEqual(Array.from({ length: 20 }, (_, n) => 319 - n));
  expect(asked()).toBe(2);
});

test('an allowance without a window, or one that is over when it is told of, is taken for each by itself', async () => {
  let asked = 0;
  const take: RateLimiter['take'] = () => {
    asked += 1;
    if (asked > 100) throw new Error('asked again and again');
    return Promise.resolve({ allowed: true, remaining: rule.max, resetMs: 0 });
  };
  const leased = leasing({ ...unlimited(rule), take });
  const verdicts = await Promise.all([leased.take('ann'), leased.take('ann')]);
  expect(verdicts).toMatchObject([{ allowed: true }, { allowed: true }]);
});

test('all of an allowance can be used, and no more, however many ask at once', async () => {
  const leased = leasing(memoryRateLimiter(rule));
  const verdicts = await Promise.all(Array.from({ length: 1_000 }, () => leased.take('ann')));
  expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(320);
  expect((await leased.take('ann')).allowed).toBe(false);
});

test('asks at the same instant share one lease, and leave the rest to other replicas', async () => {
  const store = memoryRateLimiter(rule);
  const [here, there] = [leasing(store), leasing(store)];
  await Promise.all(Array.from({ length: 10 }, () => here.take('ann')));
  let allowed = 0;
  while ((await there.take('ann')).allowed) allowed += 1;
  expect(allowed).toBe(310);
});

test('two replicas together allow no more than the rule says, and hold back a lease each at most', async () => {
  const store = memoryRateLimiter(rule);
  const [here, there] = [leasing(store), leasing(store)];
  let allowed = 0;
  for (let take = 0; take < 5; take += 1) if ((await here.take('ann')).allowed) allowed += 1;
  while ((await there.take('ann')).allowed) allowed += 1;
  expect(allowed).toBe(315);
  while ((await here.take('ann')).allowed) allowed += 1;
  expect(allowed).toBe(320);
});

test('what was leased ends with its window', async () => {
  let nowMs = 0;
  const { limiter, asked } = counted(memoryRateLimiter(rule));
  const leased = leasing(limiter, () => nowMs);
  await leased.take('ann');
  nowMs = 61_000;
  await leased.take('ann');
  expect(asked()).toBe(2);
});
