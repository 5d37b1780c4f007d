import { expect, test } from 'vitest';
import { planTry, signInPerAccountAndAddress as rule, type ThrottleState } from './throttle.ts';

/** How long each of `count` tries had to wait, each made as soon as it was allowed. */
function waits(count: number): number[] {
  let state: ThrottleState | undefined;
  let now = 1_000_000;
  return Array.from({ length: count }, () => {
    const { waitMs } = planTry(rule, state, now);
    now += waitMs;
    const again = planTry(rule, state, now);
    expect(again.waitMs).toBe(0);
    state = again.next;
    return waitMs;
  });
}

test('the first tries are free, then each waits twice as long, up to a bound', () => {
  const all = waits(30);
  expect(all.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(all.slice(10, 14)).toEqual([1000, 2000, 4000, 8000]);
  expect(Math.max(...all)).toBe(rule.delayMsMax);
});

test('it is no lock: after the wait there is always another try, and after a day of quiet all are free', () => {
  const state = { tries: 10_000, lastTryAtMs: 0 };
  expect(planTry(rule, state, rule.delayMsMax).waitMs).toBe(0);
  expect(planTry(rule, state, rule.forgetAfterMs).next.tries).toBe(1);
});
