/** What every rate limiter does, whichever store keeps its counts. */
import { expect, test } from 'vitest';
import type { RateLimiter, RateRule } from '#cloud/domain/limits/rate-limiter';

export interface RateLimiterBench {
  limiter(rule: RateRule): RateLimiter;
  /** Lets the running windows end. */
  windowEnds(): Promise<void>;
}

const rule: RateRule = { name: 'suite', max: 3, windowMs: 60_000 };

/** @param bench gives the store under test; asked anew in each test, so `beforeEach` may renew it. */
export function rateLimiterSuite(bench: () => RateLimiterBench): void {
  test('allows as many as the rule says and refuses the next', async () => {
    const limiter = bench().limiter(rule);
    const verdicts = [];
    for (let take = 0; take < 4; take += 1) verdicts.push(await limiter.take('ann'));
    expect(verdicts.map((verdict) => verdict.allowed)).toEqual([true, true, true, false]);
    expect(verdicts.map((verdict) => verdict.remaining)).toEqual([2, 1, 0, 0]);
  });

  test('several are taken whole or not at all', async () => {
    const limiter = bench().limiter(rule);
    expect(await limiter.take('ann', 2)).toMatchObject({ allowed: true, remaining: 1 });
    expect((await limiter.take('ann', 2)).allowed).toBe(false);
    expect(await limiter.take('ann')).toMatchObject({ allowed: true, remaining: 0 });
  });

  test('says when the window ends, never later than the window is long', async () => {
    const limiter = bench().limiter(rule);
    const first = await limiter.take('ann');
    expect(first.resetMs).toBeGreaterThan(55_000);
    expect(first.resetMs).toBeLessThanOrEqual(60_000);
  });

  test('asking while refused does not make the wait longer', async () => {
    const limiter = bench().limiter(rule);
    for (let take = 0; take < 5; take += 1) await limiter.take('ann');
    const before = await limiter.take('ann');
    const after = await limiter.take('ann');
    expect(after.resetMs).toBeLessThanOrEqual(before.resetMs);
  });

  test('one student’s haste does not slow another', async () => {
    const limiter = bench().limiter(rule);
    for (let take = 0; take < 4; take += 1) await limiter.take('ann');
    expect((await limiter.take('ben')).allowed).toBe(true);
  });

  test('two rules count apart for the same student', async () => {
    const other = bench().limiter({ ...rule, name: 'other' });
    const limiter = bench().limiter(rule);
    for (let take = 0; take < 4; take += 1) await limiter.take('ann');
    expect((await other.take('ann')).remaining).toBe(2);
  });

  test('of many takes at the same instant exactly as many as the rule says are allowed', async () => {
    const limiter = bench().limiter({ ...rule, max: 10 });
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => limiter.take('ann')));
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(10);
  });

  test('allows again when the window has ended', async () => {
    const limiter = bench().limiter(rule);
    for (let take = 0; take < 4; take += 1) await limiter.take('ann');
    await bench().windowEnds();
    expect(await limiter.take('ann')).toMatchObject({ allowed: true, remaining: 2 });
  });

  test('what is given back may be taken again, however often a take was refused meanwhile', async () => {
    const limiter = bench().limiter(rule);
    for (let take = 0; take < 6; take += 1) await limiter.take('ann');
    await limiter.giveBack('ann');
    expect(await limiter.take('ann')).toMatchObject({ allowed: true, remaining: 0 });
    expect((await limiter.take('ann')).allowed).toBe(false);
  });

  test('giving back makes neither more than the rule says nor another window', async () => {
    const limiter = bench().limiter(rule);
    await limiter.giveBack('ann');
    expect((await limiter.take('ann')).remaining).toBe(2);
    await limiter.giveBack('ann');
    await limiter.giveBack('ann');
    expect((await limiter.take('ann')).remaining).toBe(2);
    await bench().windowEnds();
    await limiter.giveBack('ann');
    expect((await limiter.take('ann')).remaining).toBe(2);
  });

  test('giving back is for one student and one rule', async () => {
    const other = bench().limiter({ ...rule, name: 'other' });
    const limiter = bench().limiter(rule);
    for (let take = 0; take < 3; take += 1) await limiter.take('ann');
    await limiter.giveBack('ben');
    await other.giveBack('ann');
    expect((await limiter.take('ann')).allowed).toBe(false);
  });
}
