/** Our own clocks over a model, with time in the test's hand. */
import { expect, test } from 'vitest';
import { manualTimers } from '#cloud/testing/manual-timers';
import type { Generated } from './generate.ts';
import { generate } from './generate.ts';
import type { ModelPart, TutorModel } from './model.ts';
import { ModelFailure } from './model.ts';
import { modelTimeouts } from './timers.ts';

type Step = ModelPart | Error | { waitMs: number };
const text = (said: string): Step => ({ kind: 'text', text: said });
const stop: Step = { kind: 'finish', reason: 'stop' };

/** A model that plays one script per call; a wait that is aborted ends silently, as the real client does. */
function scripted(scripts: { headersMs?: number; steps: Step[] }[]) {
  const time = manualTimers();
  let calls = 0;
  const wait = (ms: number, signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      time.timers.after(ms, () => resolve(true));
      signal.addEventListener('abort', () => resolve(false));
    });
  const model: TutorModel = {
    provider: 'scripted',
    name: 'scripted',
    open: async (_call, signal) => {
      const script = scripts[calls];
      calls += 1;
      if (script === undefined) throw new Error('one call too many');
      if (!(await wait(script.headersMs ?? 0, signal))) throw new Error('aborted');
      const first = script.steps[0];
      if (first instanceof Error) throw first;
      return play(script.steps, signal);
    },
  };
  async function* play(steps: Step[], signal: AbortSignal): AsyncGenerator<ModelPart> {
    for (const step of steps) {
      if (step instanceof Error) throw step;
      if ('waitMs' in step) {
        if (!(await wait(step.waitMs, signal))) return;
      } else yield step;
    }
  }
  const made: Generated = { text: '', usage: undefined, firstTokenMs: undefined };
  const run = async (): Promise<string> => {
    const call = { system: '', user: '', tokensMax: 10 };
    const asked = { model, call, timers: time.timers, timeouts: modelTimeouts, random: () => 0.5 };
    const ended = generate({ ...asked, onText: () => undefined }, made).then(
      () => 'stop',
      (error: unknown) => (error instanceof ModelFailure ? error.kind : String(error)),
    );
    return time.runUntil(ended);
  };
  return { run, made, calls: () => calls, nowMs: () => time.timers.now(), waiting: () => time.waiting() };
}

test('a complete answer is gathered with its usage and the time of its first word', async () => {
  const usage = { tokensIn: 5, tokensOut: 2, tokensCached: 0 };
  const played = scripted([
    { headersMs: 100, steps: [{ waitMs: 50 }, text('one '), text('two'), stop, { kind: 'usage', usage }] },
  ]);
  expect(await played.run()).toBe('stop');
  expect(played.made).toEqual({ text: 'one two', usage, firstTokenMs: 150 });
});

test.each([
  ['headers do not come', { headersMs: 8_001, steps: [] }, 'timeout-headers', 8_000],
  [
    'no word follows the headers',
    { steps: [{ waitMs: 10_001 }, text('late')] },
    'timeout-first-token',
    10_000,
  ],
  ['words stop coming', { steps: [text('a'), { waitMs: 15_001 }, text('b')] }, 'timeout-idle', 15_000],
  [
    'words trickle for too long',
    { steps: Array.from({ length: 20 }, () => [text('a'), { waitMs: 5_000 }]).flat() },
    'timeout-total',
    45_000,
  ],
  ['it ends without a reason', { steps: [text('half')] }, 'unfinished', 0],
  ['it ends with a reason but no word', { steps: [text('  '), stop] }, 'unfinished', 0],
  [
    'it was too long',
    { steps: [text('a'), { kind: 'finish', reason: 'length' } as const] },
    'not-stopped',
    0,
  ],
  [
    'it was filtered',
    { steps: [text('a'), { kind: 'finish', reason: 'content_filter' } as const] },
    'not-stopped',
    0,
  ],
])('is a failure when %s', async (_why, script, kind, afterMs) => {
  const played = scripted([script]);
  expect(await played.run()).toBe(kind);
  expect(played.nowMs()).toBe(afterMs);
});

const busy = (retryAfterMs: number | undefined): Error => new ModelFailure('rate-limited', { retryAfterMs });

test('a model that is busy for two seconds is asked once more, a little after that', async () => {
  const played = scripted([{ steps: [busy(2_000)] }, { steps: [text('well'), stop] }]);
  expect(await played.run()).toBe('stop');
  expect(played.nowMs()).toBe(2_125);
});

test.each([
  ['busy for longer', busy(2_001)],
  ['busy without saying for how long', busy(undefined)],
  ['broken', new ModelFailure('broken')],
])('a model that is %s is not asked again', async (_why, failure) => {
  const played = scripted([{ steps: [failure] }]);
  expect(await played.run()).not.toBe('stop');
  expect(played.calls()).toBe(1);
});

test('a model that is busy twice is not asked a third time', async () => {
  const played = scripted([{ steps: [busy(500)] }, { steps: [busy(500)] }]);
  expect(await played.run()).toBe('rate-limited');
  expect(played.calls()).toBe(2);
});

test('no timer is left behind, however it ends', async () => {
  const well = scripted([{ steps: [text('well'), stop] }]);
  await well.run();
  const broken = scripted([{ steps: [text('half'), new Error('cut')] }]);
  await broken.run();
  expect([well.waiting(), broken.waiting()]).toEqual([0, 0]);
});
