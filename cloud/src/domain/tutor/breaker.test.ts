/** When a model is given a rest, and when it is asked again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallVerdict } from './breaker.ts';
import { createBreaker, createBreakers } from './breaker.ts';

function breakerAt() {
  let nowMs = 0;
  const breaker = createBreaker({ now: () => nowMs });
  const call = (verdict: CallVerdict, times = 1): void => {
    for (let each = 0; each < times; each += 1) breaker.enter()?.(verdict);
  };
  return { breaker, call, pass: (ms: number) => (nowMs += ms) };
}

/** Opened by twenty failures. */
function opened() {
  const at = breakerAt();
  at.call('failure', 20);
  return at;
}

test('opens at half of twenty calls, not at nineteen failures and not at fewer than half', () => {
  const few = breakerAt();
  few.call('failure', 19);
  expect(few.breaker.state()).toBe('closed');
  few.call('failure');
  expect(few.breaker.state()).toBe('open');
  const less = breakerAt();
  less.call('success', 11);
  less.call('failure', 10);
  expect(less.breaker.state()).toBe('closed');
  less.call('failure');
  expect(less.breaker.state()).toBe('open');
});

test('failures older than thirty seconds are forgotten', () => {
  const { breaker, call, pass } = breakerAt();
  call('failure', 19);
  pass(30_000);
  call('failure');
  expect(breaker.state()).toBe('closed');
});

test('lets nothing through for fifteen seconds, then one call at a time', () => {
  const { breaker, pass } = opened();
  pass(14_999);
  expect(breaker.enter()).toBeUndefined();
  pass(1);
  expect(breaker.state()).toBe('half-open');
  expect(breaker.enter()).toBeDefined();
  expect(breaker.enter()).toBeUndefined();
});

test('a try that works closes it with its past forgotten, one that fails has it rest anew', () => {
  const good = opened();
  good.pass(15_000);
  good.call('success');
  expect(good.breaker.state()).toBe('closed');
  good.call('failure', 19);
  expect(good.breaker.state()).toBe('closed');
  const bad = opened();
  bad.pass(15_000);
  bad.call('failure');
  expect(bad.breaker.state()).toBe('open');
  bad.pass(15_000);
  expect(bad.breaker.state()).toBe('half-open');
});

test('a try that says nothing of its health leaves the next one free', () => {
  const { breaker, call, pass } = opened();
  pass(15_000);
  call('neither');
  expect(breaker.state()).toBe('half-open');
  expect(breaker.enter()).toBeDefined();
});

test('calls from before it opened end unheard, and no end is told twice', () => {
  const { breaker, call, pass } = breakerAt();
  const early = breaker.enter();
  call('failure', 20);
  pass(15_000);
  const probe = breaker.enter();
  early?.('failure');
  expect(breaker.state()).toBe('half-open');
  probe?.('success');
  probe?.('failure');
  expect(breaker.state()).toBe('closed');
});

test('however many calls from before it opened fail after it has closed, it stays closed', () => {
  const { breaker, call, pass } = breakerAt();
  const early = Array.from({ length: 40 }, () => breaker.enter());
  call('failure', 20);
  pass(15_000);
  call('success');
  for (const end of early) end?.('failure');
  expect(breaker.state()).toBe('closed');
});

test('never opens while fewer than twenty calls or less than half of them failed, and always when they did', () => {
  const calls = fc.array(
    fc.record({
      verdict: fc.constantFrom<CallVerdict>('success', 'failure', 'neither'),
      afterMs: fc.integer({ min: 0, max: 3_000 }),
    }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(calls, (made) => {
      const { breaker, call, pass } = breakerAt();
      const history: { atMs: number; failed: boolean }[] = [];
      let nowMs = 0;
      for (const { verdict, afterMs } of made) {
        pass(afterMs);
        nowMs += afterMs;
        call(verdict);
        if (verdict !== 'neither') history.push({ atMs: nowMs, failed: verdict === 'failure' });
        const recent = history.filter(({ atMs }) => atMs > nowMs - 30_000);
        const failed = recent.filter((each) => each.failed).length;
        const mustOpen = verdict !== 'neither' && recent.length >= 20 && 2 * failed >= recent.length;
        expect(breaker.state()).toBe(mustOpen ? 'open' : 'closed');
        if (mustOpen) return;
      }
    }),
  );
});

test('however its calls end, an open one lets at most one call through in fifteen seconds', () => {
  const steps = fc.array(
    fc.record({
      endsAs: fc.constantFrom<CallVerdict>('failure', 'neither'),
      afterMs: fc.integer({ min: 1, max: 6_000 }),
    }),
  );
  fc.assert(
    fc.property(steps, (made) => {
      const { breaker, pass } = opened();
      let nowMs = 0;
      let failedMs = 0;
      for (const { endsAs, afterMs } of made) {
        pass(afterMs);
        nowMs += afterMs;
        const end = breaker.enter();
        expect(end !== undefined).toBe(nowMs - failedMs >= 15_000);
        expect(end === undefined || breaker.enter() === undefined).toBe(true);
        if (end !== undefined && endsAs === 'failure') failedMs = nowMs;
        end?.(endsAs);
      }
    }),
  );
});

test('each provider and model has its own, and the states can be read', () => {
  const breakers = createBreakers({ now: () => 0 });
  for (let call = 0; call < 20; call += 1) breakers.of({ provider: 'one', name: 'm' }).enter()?.('failure');
  breakers.of({ provider: 'two', name: 'm' });
  expect(breakers.states()).toEqual([
    { provider: 'one', model: 'm', state: 'open' },
    { provider: 'two', model: 'm', state: 'closed' },
  ]);
});

test('each rest that begins is told of, one after a failed trial as well', () => {
  const rests: string[] = [];
  let nowMs = 0;
  const breakers = createBreakers({ now: () => nowMs }, (provider, model) =>
    rests.push(`${provider}/${model}`),
  );
  const model = breakers.of({ provider: 'p', name: 'a' });
  breakers.of({ provider: 'p', name: 'b' }).enter()?.('failure');
  for (let call = 0; call < 20; call += 1) model.enter()?.('failure');
  expect(rests).toEqual(['p/a']);
  for (const verdict of ['failure', 'success'] as const) {
    nowMs += 15_000;
    model.enter()?.(verdict);
  }
  expect(rests).toEqual(['p/a', 'p/a']);
});
