/** What every concurrency limiter does, whichever store keeps who is in. */
import { expect, test } from 'vitest';
import type { ConcurrencyLimiter, ConcurrencyRule, Entrance } from '#cloud/domain/limits/concurrency';

export interface ConcurrencyBench {
  limiter(rule: ConcurrencyRule): ConcurrencyLimiter;
  /** Lets this much time pass for those who are in. */
  pass(ms: number): Promise<void>;
}

const rule: ConcurrencyRule = { name: 'suite', max: 3, holdMs: 60_000 };

async function enterTimes(limiter: ConcurrencyLimiter, times: number): Promise<Entrance[]> {
  return Promise.all(Array.from({ length: times }, () => limiter.enter('ann')));
}

async function leave(entrance: Entrance | undefined): Promise<void> {
  if (entrance?.allowed === true) await entrance.leave();
}

/** @param bench gives the store under test; asked anew in each test, so `beforeEach` may renew it. */
export function concurrencySuite(bench: () => ConcurrencyBench): void {
  test('of many at the same instant exactly as many as the rule says are let in', async () => {
    const entrances = await enterTimes(bench().limiter(rule), 20);
    expect(entrances.filter(({ allowed }) => allowed)).toHaveLength(3);
    const refused = entrances.find(({ allowed }) => !allowed);
    expect(refused?.allowed === false && refused.retryAfterMs).toBeGreaterThan(0);
  });

  test('one who leaves makes room for one, however often they say that they leave', async () => {
    const limiter = bench().limiter(rule);
    const [first] = await enterTimes(limiter, 3);
    await Promise.all([leave(first), leave(first)]);
    await leave(first);
    expect((await enterTimes(limiter, 3)).filter(({ allowed }) => allowed)).toHaveLength(1);
  });

  test('being refused takes no room', async () => {
    const limiter = bench().limiter(rule);
    const [first] = await enterTimes(limiter, 10);
    await leave(first);
    expect((await limiter.enter('ann')).allowed).toBe(true);
  });

  test('one student’s answers and one rule’s do not hold another’s back', async () => {
    const limiter = bench().limiter(rule);
    const other = bench().limiter({ ...rule, name: 'other' });
    await enterTimes(limiter, 3);
    expect((await limiter.enter('ben')).allowed).toBe(true);
    expect((await other.enter('ann')).allowed).toBe(true);
  });

  test('whoever has not left by their time is taken for crashed, each by their own', async () => {
    const limiter = bench().limiter(rule);
    await enterTimes(limiter, 2);
    await bench().pass(40_000);
    await limiter.enter('ann');
    expect((await limiter.enter('ann')).allowed).toBe(false);
    await bench().pass(20_001);
    expect((await enterTimes(limiter, 3)).filter(({ allowed }) => allowed)).toHaveLength(2);
  });
}
