/** Our own clocks over models, with time in the test's hand. */
import { expect, test } from 'vitest';
import { manualTimers } from '#cloud/testing/manual-timers';
import type { Script } from '#cloud/testing/scripted-model';
import { finish, pauseFor, say, scriptedModel } from '#cloud/testing/scripted-model';
import { createBreakers } from './breaker.ts';
import type { Generated } from './generate.ts';
import { generate } from './generate.ts';
import { ModelFailure } from './model.ts';
import { modelTimeouts } from './model-timeouts.ts';

const stop = finish('stop');

/** Asks models named a, b, … that play one script for each call of them. */
function asking(...scripts: Script[][]) {
  const time = manualTimers();
  const models = scripts.map((each, index) => scriptedModel(time.timers, 'abc'.charAt(index), each));
  const breakers = createBreakers(time.timers);
  const made: Generated = { text: '', firstTokenMs: undefined, calls: [] };
  const run = async (signal?: AbortSignal): Promise<string> => {
    const ended = generate(
      {
        models,
        call: { system: 'four', user: 'three', tokensMax: 10 },
        breakers,
        timers: time.timers,
        timeouts: modelTimeouts(45_000),
        random: () => 0.5,
        signal,
        onText: () => undefined,
      },
      made,
    ).then(
      () => 'stop',
      (error: unknown) => (error instanceof ModelFailure ? error.kind : String(error)),
    );
    return time.runUntil(ended);
  };
  return {
    run,
    made,
    models,
    breakers,
    time,
    asked: () => made.calls.map(({ model }) => model).join(''),
  };
}

test('a complete answer is gathered with its usage and the time of its first word', async () => {
  const usage = { tokensIn: 5, tokensOut: 2, tokensCached: 0 };
  const steps = [pauseFor(50), say('one '), say('two'), stop, { kind: 'usage', usage } as const];
  const { run, made } = asking([{ headersMs: 100, steps }]);
  expect(await run()).toBe('stop');
  const call = {
    provider: 'scripted',
    model: 'a',
    promptBytes: 9,
    answeredBytes: 7,
    turnedAway: false,
    outcome: 'stop',
    usage,
  };
  expect(made).toEqual({ text: 'one two', firstTokenMs: 150, calls: [call] });
});

test.each<[string, Script, number]>([
  ['does not hang up', { steps: [say('well'), stop, pauseFor(60_000)] }, 2_000],
  ['does not hang up and is deaf', { deaf: true, steps: [say('well'), stop, pauseFor(60_000)] }, 2_000],
  ['breaks', { steps: [say('well'), stop, new Error('cut')] }, 0],
  ['breaks instead of counting', { steps: [say('well'), stop, pauseFor(500), new Error('cut')] }, 500],
])('an answer that is whole is not lost where its connection %s after the end', async (_how, script, ms) => {
  const { run, made, time } = asking([script]);
  expect(await run()).toBe('stop');
  expect(time.timers.now()).toBe(ms);
  expect(made).toMatchObject({ text: 'well', calls: [{ outcome: 'stop' }] });
});

test.each<[string, Script, string]>([
  ['breaks', { steps: [say('a'), stop, say('b'), new Error('cut')] }, 'broken'],
  ['ends', { steps: [say('a'), stop, say('b')] }, 'unfinished'],
])('one that goes on after its end is whole only at another end: it %s', async (_how, script, kind) => {
  expect(await asking([script]).run()).toBe(kind);
});

const trickle = Array.from({ length: 20 }, () => [say('a'), pauseFor(5_000)]).flat();

test.each<[string, Script, string, number]>([
  ['headers do not come', { headersMs: 8_001, steps: [] }, 'timeout-headers', 8_000],
  ['no word follows the headers', { steps: [pauseFor(10_001), say('b')] }, 'timeout-first-token', 10_000],
  [
    'headers and first word take their time',
    { headersMs: 7_999, steps: [pauseFor(10_001)] },
    'timeout-first-token',
    17_999,
  ],
  [
    'nothing but a blank comes',
    { headersMs: 5_000, steps: [say('\n'), pauseFor(14_000)] },
    'timeout-first-word',
    18_000,
  ],
  ['words stop coming', { steps: [say('a'), pauseFor(15_001), say('b')] }, 'timeout-idle', 15_000],
  ['words trickle for too long', { steps: trickle }, 'timeout-total', 45_000],
  ['it ends without a reason', { steps: [say('half')] }, 'unfinished', 0],
  ['it ends with a reason but no word', { steps: [say('  '), stop] }, 'unfinished', 0],
  ['it was too long', { steps: [say('a'), finish('length')] }, 'not-stopped', 0],
  ['it was filtered', { steps: [say('a'), finish('content_filter')] }, 'not-stopped', 0],
  ['it breaks in the middle', { steps: [say('a'), new Error('cut')] }, 'broken', 0],
])('is a failure when %s', async (_why, script, kind, afterMs) => {
  const { run, made, time } = asking([script]);
  expect(await run()).toBe(kind);
  expect(time.timers.now()).toBe(afterMs);
  expect(made.calls).toMatchObject([{ outcome: kind }]);
});

test('a model whose client does not listen to its signal is left all the same', async () => {
  const deaf = [{ deaf: true, headersMs: 60_000, steps: [] }];
  const { run, time } = asking(deaf);
  expect(await run()).toBe('timeout-headers');
  expect(time.timers.now()).toBe(8_000);
});

const busy = (retryAfterMs: number | undefined): Error => new ModelFailure('rate-limited', { retryAfterMs });
const well: Script = { steps: [say('well'), stop] };

test('a model that is busy for two seconds is asked once more, a little after that', async () => {
  const { run, time, asked } = asking([{ steps: [busy(2_000)] }, well], [well]);
  expect(await run()).toBe('stop');
  expect(time.timers.now()).toBe(2_125);
  expect(asked()).toBe('aa');
});

test.each([
  ['busy for longer', busy(2_001)],
  ['busy without saying for how long', busy(undefined)],
  ['broken', new ModelFailure('broken')],
])('a model that is %s is not asked again', async (_why, failure) => {
  const { run, asked } = asking([{ steps: [failure] }]);
  expect(await run()).not.toBe('stop');
  expect(asked()).toBe('a');
});

test('there is one second try in an ask, however many models are busy', async () => {
  const { run, asked } = asking([{ steps: [busy(500)] }, { steps: [busy(500)] }], [{ steps: [busy(500)] }]);
  expect(await run()).toBe('rate-limited');
  expect(asked()).toBe('aab');
});

test.each<[string, Script]>([
  ['busy', { steps: [busy(30_000)] }],
  ['broken', { steps: [new ModelFailure('broken')] }],
  ['silent before its headers', { headersMs: 60_000, steps: [] }],
  ['silent after its headers', { steps: [pauseFor(60_000)] }],
  ['empty', { steps: [stop] }],
  ['empty and does not hang up', { steps: [stop, pauseFor(60_000)] }],
  ['cut before its first word', { steps: [say(' ')] }],
])('the next model is asked when one is %s', async (_why, script) => {
  const { run, made, asked, time } = asking([script], [well]);
  expect(await run()).toBe('stop');
  expect(asked()).toBe('ab');
  expect(made.text).toBe('well');
  expect(time.timers.now()).toBeLessThanOrEqual(18_000);
});

test.each<[string, Script, string]>([
  ['refuses what it was sent', { steps: [new ModelFailure('refused')] }, 'refused'],
  ['filtered its answer', { steps: [finish('content_filter')] }, 'not-stopped'],
  ['has said a word', { steps: [say('half'), new ModelFailure('broken')] }, 'broken'],
  ['has said a word, then asks for patience', { steps: [say('half'), busy(1_000)] }, 'rate-limited'],
])('no other model is asked when one %s', async (_why, script, kind) => {
  const { run, asked } = asking([script], [well]);
  expect(await run()).toBe(kind);
  expect(asked()).toBe('a');
});

const hangs: Script = { headersMs: 60_000, steps: [] };

test('the time before the first word is shared by all models', async () => {
  const { run, made, time } = asking([hangs], [hangs], [hangs]);
  expect(await run()).toBe('timeout-first-word');
  expect(time.timers.now()).toBe(18_000);
  expect(made.calls.map(({ outcome }) => outcome)).toEqual([
    'timeout-headers',
    'timeout-headers',
    'timeout-first-word',
  ]);
});

test('a model that hangs is blamed for it, one that had only the rest of the time is not', async () => {
  const { run, breakers, models } = asking([hangs], [hangs], [hangs]);
  const late: (() => void)[] = [];
  const states = () => models.map((model) => breakers.of(model).state());
  const enterAll = () => models.map((model) => breakers.of(model).enter());
  // One short of what opens a breaker, all of it ended just when the ask does.
  for (const end of Array.from({ length: 19 }, enterAll).flat()) late.push(() => end?.('failure'));
  const outcome = await run();
  late.forEach((end) => end());
  expect(outcome).toBe('timeout-first-word');
  expect(states()).toEqual(['open', 'open', 'closed']);
});

test('a fallback that has begun is bounded by its own clocks and the total one only', async () => {
  const late: Script = { headersMs: 7_000, steps: [say('a'), pauseFor(14_000), say('b'), stop] };
  const { run, made, time } = asking([{ headersMs: 60_000, steps: [] }], [late]);
  expect(await run()).toBe('stop');
  expect([made.text, made.firstTokenMs, time.timers.now()]).toEqual(['ab', 15_000, 29_000]);
});

test('a model whose breaker is open is passed over; with no other one left, nothing is asked', async () => {
  const { run, asked, breakers, models } = asking([], [well]);
  const [first, second] = models;
  for (let call = 0; call < 20; call += 1) breakers.of(first as never).enter()?.('failure');
  expect(await run()).toBe('stop');
  expect(asked()).toBe('b');
  for (let call = 0; call < 20; call += 1) breakers.of(second as never).enter()?.('failure');
  expect(await run()).toBe('breaker-open');
  expect(asked()).toBe('b');
});

test.each<[string, Script]>([
  ['before the headers', { headersMs: 5_000, steps: [] }],
  ['in the middle', { steps: [say('half'), pauseFor(5_000), say('more'), stop] }],
  ['while a second try is due', { steps: [busy(2_000)] }],
])('when nobody wants it any more it ends at once: %s', async (_when, script) => {
  const { run, time, asked, breakers, models } = asking([script], [well]);
  const reader = new AbortController();
  time.timers.after(1_000, () => reader.abort());
  expect(await run(reader.signal)).toBe('abandoned');
  expect([time.timers.now(), asked(), time.waiting()]).toEqual([1_000, 'a', 0]);
  expect(models.map((model) => breakers.of(model).state())).toEqual(['closed', 'closed']);
});

test('what nobody wants from the start is not asked for', async () => {
  const { run, asked } = asking([well]);
  expect(await run(AbortSignal.abort())).toBe('abandoned');
  expect(asked()).toBe('');
});

test('no timer is left behind, however it ends', async () => {
  const ends = [asking([well]), asking([{ steps: [say('half'), new Error('cut')] }]), asking([])];
  for (const { run, time } of ends) {
    await run();
    expect(time.waiting()).toBe(0);
  }
});
