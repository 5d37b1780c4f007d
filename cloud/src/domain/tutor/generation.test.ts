/** A text that is checked before it is sent: how long its two tries may take, and what is paid and kept. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { TutorRequest } from '@answly/shared/http/tutor';
import { buildItem } from '#cloud/testing/build-item';
import { manualTimers } from '#cloud/testing/manual-timers';
import { finish, pauseFor, say, scriptedModel, type Script } from '#cloud/testing/scripted-model';
import { createBreakers } from './breaker.ts';
import type { FailedAnswer } from './failed-answer.ts';
import { prepareAnswer, type GenerationParts } from './generation.ts';
import { ModelFailure } from './model.ts';
import type { Plan } from './plan.ts';
import { providerWait } from './provider-wait.ts';
import type { TutorHappening } from './happenings.ts';
import { modelTimeouts } from './model-timeouts.ts';
import type { Timers } from '#cloud/domain/timers';
import type { UsageSettlement } from './usage-ledger.ts';

const price = { inputPico: 1_000, cachedInputPico: 1_000, outputPico: 1_000 };

interface Made {
  said: string[];
  atMs: number;
  ended: string;
  settled: UsageSettlement[];
  reserved: number[];
  kept: string[];
  told: TutorHappening[];
  reported: FailedAnswer[];
  /** For how long the provider was waited for. */
  waitedMs: number;
}

type PlanIn = (timers: Timers) => Plan;

/** Makes an answer with models that play one script for each of their calls; whatever says "leak" must not be sent. */
async function make(first: Script[], again: Script[], planned: Plan | PlanIn = checked): Promise<Made> {
  const time = manualTimers();
  const plan = typeof planned === 'function' ? planned(time.timers) : planned;
  const made: Made = {
    said: [],
    atMs: 0,
    ended: '',
    settled: [],
    reserved: [],
    kept: [],
    told: [],
    reported: [],
    waitedMs: 0,
  };
  const small = { model: scriptedModel(time.timers, 'small', first), price };
  const large = { model: scriptedModel(time.timers, 'large', again), price };
  const parts = partsOf(made, { timers: time.timers, models: () => [large] });
  const item = buildItem();
  const asked: TutorRequest = {
    requestId: randomUUID(),
    packId: randomUUID(),
    itemId: item.id,
    itemVersion: 1,
    mode: 'hint',
    response: null,
    locale: 'en',
  };
  const wait = providerWait(time.timers);
  const work = await prepareAnswer(parts, { userId: 'ann', asked, item, plan, models: [small], wait });
  made.ended = await time.runUntil(
    work((text) => made.said.push(text), new AbortController().signal).then(
      () => 'said',
      (failure: unknown) => (failure instanceof ModelFailure ? failure.kind : String(failure)),
    ),
  );
  made.atMs = time.timers.now();
  made.waitedMs = wait.ms();
  return made;
}

const live: Plan = {
  mode: 'hint',
  key: 'key',
  keeping: 'shared',
  promptVersion: 'hint.en.v1',
  optionId: null,
  hintLevel: 1,
  languageCode: 'en',
  tokensMax: 120,
  messages: () => Promise.resolve({ system: 'four', user: 'three' }),
  without: () => 'notes',
};
const checked: Plan = { ...live, fault: (text) => (text.includes('leak') ? 'key-text' : undefined) };

function partsOf(made: Made, given: Pick<GenerationParts, 'timers' | 'models'>): GenerationParts {
  return {
    ...given,
    answers: {
      peek: () => undefined,
      find: () => Promise.resolve(undefined),
      keep: (answer) => Promise.resolve(void made.kept.push(`${answer.model}: ${answer.text}`)),
    },
    ledger: {
      open: (opening) => {
        made.reserved.push(opening.reservedNano);
        return Promise.resolve({ kind: 'opened', row: { ...opening, id: 'row', day: '2026-11-28' } });
      },
      settle: (_row, settlement) => Promise.resolve(void made.settled.push(settlement)),
      reap: () => Promise.resolve(0),
      usedShare: () => Promise.resolve({ usedShare: 0, resetsAt: 0 }),
    },
    breakers: createBreakers(given.timers),
    timeouts: modelTimeouts(45_000),
    random: () => 0.5,
    now: () => 0,
    tell: (happening) => made.told.push(happening),
    report: (_failure, about) => made.reported.push(about),
    afterwards: (work) => void work,
  };
}

const stop = finish('stop');
const well: Script = { steps: [say('well'), stop] };
const leak: Script = { steps: [say('a '), say('leak'), stop] };
/** Says a word each time just before the patience for one is at its end. */
const trickle = (text: string): Script => ({
  headersMs: 7_900,
  steps: [
    pauseFor(9_900),
    say(text),
    ...Array.from({ length: 9 }, () => [pauseFor(14_900), say('.')]).flat(),
  ],
});

const waits: [string, Script[], Script[], string][] = [
  ['neither has headers', [{ headersMs: 60_000, steps: [] }], [], 'timeout-headers'],
  ['the first one trickles', [trickle('a')], [], 'timeout-total'],
  ['the first one goes silent', [{ steps: [say('a'), pauseFor(60_000)] }], [], 'timeout-idle'],
  [
    'the first one goes silent late',
    [{ steps: [pauseFor(9_000), say('a'), pauseFor(60_000)] }],
    [],
    'timeout-total',
  ],
  [
    'the first one leaks late and the second one hangs',
    [{ headersMs: 7_900, steps: [pauseFor(9_900), say('leak'), stop] }],
    [{ headersMs: 60_000, steps: [] }],
    'timeout-total',
  ],
  [
    'the first one leaks soon and the second one trickles',
    [{ steps: [pauseFor(5_000), say('leak'), stop] }],
    [trickle('a')],
    'timeout-total',
  ],
  [
    'the second one is busy',
    [{ headersMs: 7_900, steps: [pauseFor(9_000), say('leak'), stop] }],
    [
      { steps: [new ModelFailure('rate-limited', { retryAfterMs: 2_000 })] },
      { headersMs: 60_000, steps: [] },
    ],
    'timeout-total',
  ],
];

test.each(waits)('both tries of a hint end within 18 s when %s', async (_when, first, again, kind) => {
  const { ended, atMs, said, settled, kept } = await make(first, again);
  expect(ended).toBe(kind);
  expect(atMs).toBeLessThanOrEqual(18_000);
  expect([said, kept]).toEqual([[], []]);
  expect(settled).toMatchObject([{ outcome: kind }]);
  expect(settled[0]?.costNano).toBeGreaterThan(0);
});

test('a text that nobody has to check has the time of any answer after its first word', async () => {
  const late: Script = { steps: [say('a'), pauseFor(14_000), say('b'), pauseFor(14_000), stop] };
  const made = await make([late], [], live);
  expect([made.ended, made.atMs, made.said]).toEqual(['said', 28_000, ['a', 'b']]);
});

test('a provider is waited for until its first word, or until the end of all tries where a text is checked', async () => {
  const slow = (text: string): Script => ({
    headersMs: 300,
    steps: [pauseFor(200), say(text), pauseFor(1_000), stop],
  });
  expect((await make([slow('a')], [], live)).waitedMs).toBe(500);
  expect((await make([slow('leak')], [slow('a')])).waitedMs).toBe(3_000);
  expect((await make([{ steps: [pauseFor(700), new ModelFailure('broken')] }], [], live)).waitedMs).toBe(700);
});

test('a good text is said whole, by the model that made it', async () => {
  const made = await make([{ steps: [say('we'), pauseFor(100), say('ll'), stop] }], []);
  expect([made.said, made.kept]).toEqual([['well'], ['small: well']]);
});

test('a text that leaks is made once more, and both are paid for', async () => {
  const made = await make([leak], [well]);
  expect([made.ended, made.said, made.kept]).toEqual(['said', ['well'], ['large: well']]);
  // Seven characters of prompt are three tokens, and an answer is two.
  expect(made.settled).toMatchObject([
    { outcome: 'stop', model: 'large', costNano: 10, usage: { tokensIn: 6, tokensOut: 4 } },
  ]);
  expect(made.reserved).toEqual([2 * (3 + 120)]);
  expect(made.told.filter(({ kind }) => kind === 'withheld')).toEqual([
    { kind: 'withheld', mode: 'hint', fault: 'key-text' },
  ]);
});

test('a text that leaks twice is withheld and kept nowhere', async () => {
  const made = await make([leak], [leak]);
  expect([made.ended, made.said, made.kept]).toEqual(['withheld', [], []]);
  expect(made.reported).toMatchObject([
    { askId: expect.any(String), mode: 'hint', provider: 'scripted', model: 'large' },
  ]);
  expect(made.settled).toMatchObject([{ outcome: 'withheld', costNano: 10 }]);
});

test('a text to be checked that does not come to an end is not listened to, nor looked at', async () => {
  const looked: string[] = [];
  const fault = (text: string): undefined => void looked.push(text);
  const rambling: Script = { steps: [say('And so '), say('on and on '.repeat(500)), stop] };
  const made = await make([rambling], [well], { ...checked, fault });
  expect([made.ended, made.said, made.kept, looked]).toEqual(['not-stopped', [], [], []]);
  expect(made.settled).toMatchObject([{ outcome: 'not-stopped' }]);
});

test('a second try may begin with blanks, and its first word is not the one of the first try', async () => {
  const failing: Script = { steps: [say(' \n'), pauseFor(1_000), new ModelFailure('broken')] };
  const made = await make([leak], [failing]);
  expect([made.ended, made.said]).toEqual(['broken', []]);
  expect(made.settled).toMatchObject([{ outcome: 'broken', firstTokenMs: 0 }]);
});

test('a chat is done when it is remembered, so that what is said next knows of it', async () => {
  const heard: string[] = [];
  const made = await make([well], [], (timers) => ({
    ...live,
    keeping: 'never',
    heard: async (text) => {
      await new Promise<void>((resolve) => timers.after(20, resolve));
      heard.push(text);
    },
  }));
  expect([made.ended, made.atMs, heard, made.kept]).toEqual(['said', 20, ['well'], []]);
});

test('an answer that cannot be remembered is still an answer', async () => {
  const heard = () => Promise.reject(new Error('the database is away'));
  const made = await make([well], [], { ...live, keeping: 'never', heard });
  expect([made.ended, made.said]).toEqual(['said', ['well']]);
  expect(made.settled).toMatchObject([{ outcome: 'stop' }]);
});
