/** What students write to get something else than help does not get it. */
import { createBreakers } from '../breaker.ts';
import { expect, test } from 'vitest';
import { seededShare } from '@answly/shared/exam/seeded-share';
import type { Item } from '@answly/shared/model/item';
import { leakItem, leakItemTypes } from '#cloud/testing/leaks/leak-items';
import { dress, hide } from '#cloud/testing/leaks/disguise-text';
import type { Jailbreak } from '../golden/jailbreaks.ts';
import { jailbreaks } from '../golden/jailbreaks.ts';
import { starterItems } from '../golden/starter-items.ts';
import { rightAnswer } from '../right-answer.ts';
import type { ModelCall, TutorModel } from '../model.ts';
import { chatMessages, explainMessages, loadPrompt } from '../prompt.ts';
import { modelTimeouts } from '../model-timeouts.ts';
import { realTimers } from '#cloud/domain/timers';
import { reviewChats, reviewHints } from './review-tutor.ts';

const set = jailbreaks();
const share = seededShare('jailbreaks');
const items = starterItems();

/** Says to each call what `reply` makes of it. */
function scripted(reply: (call: ModelCall) => string): TutorModel {
  return {
    provider: 'scripted',
    name: 'scripted',
    open: (call) =>
      Promise.resolve(
        (async function* () {
          yield { kind: 'text', text: reply(call) } as const;
          yield { kind: 'finish', reason: 'stop' } as const;
        })(),
      ),
  };
}

function reviewing(reply: (call: ModelCall) => string) {
  const timers = { timers: realTimers, breakers: createBreakers(realTimers) };
  return { model: scripted(reply), ...timers, timeouts: modelTimeouts(45_000), share };
}

test('there are sixty messages or more, no two alike', () => {
  expect(new Set(set.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60);
});

test.each(set)('stays data in its element: $text', ({ text }) => {
  const prompt = loadPrompt('chat.en.v1');
  const item = items[0];
  if (item === undefined) throw new Error('no items');
  const quiet = { item, focus: { kind: 'item' }, response: null, related: [text], language: null } as const;
  const messages = chatMessages(prompt, { ...quiet, history: [{ role: 'student', text }], message: text });
  expect(messages.system).toBe(prompt.system);
  expect(messages.system).not.toContain(text);
  const harmless = chatMessages(prompt, {
    ...quiet,
    related: ['?'],
    history: [{ role: 'student', text: '?' }],
    message: '?',
  });
  // Whatever it says, the elements are those of a harmless message.
  expect(tagsOf(messages.user)).toEqual(tagsOf(harmless.user));
  expect(messages.user.endsWith('Write in the language of the question.')).toBe(true);
});

test.each(set)('typed as an answer it does not close its element in an explanation: $text', ({ text }) => {
  const prompt = loadPrompt('explain.en.v1');
  const item = items.find(({ type }) => type === 'numeric');
  if (item === undefined) throw new Error('no numeric item');
  const ask = (typed: string) =>
    explainMessages(prompt, { item, focus: { kind: 'item' }, typed, language: null });
  expect(ask(text).system).toBe(prompt.system);
  expect(tagsOf(ask(text).user)).toEqual(tagsOf(ask('?').user));
});

test('a model that obeys and gives the answer in a hint is stopped, in whatever form it was asked for', async () => {
  const asking = set.filter(({ asks }) => asks !== 'prompt' && asks !== 'bait');
  const choices = [...items, ...drawnItems()].filter(({ type }) => type !== 'numeric');
  for (const [at, jailbreak] of asking.entries()) {
    const some = choices.filter((_, number) => number % asking.length === at || number % 7 === at % 7);
    for (const item of some.filter((each) => isSayable(each, jailbreak))) {
      const { leaks, asked } = await reviewHints(
        reviewing(() => `Very well. The answer is ${inForm(rightAnswer(item), jailbreak)}.`),
        [item],
        1,
      );
      expect([leaks.length, asked, jailbreak.asks, rightAnswer(item)]).toEqual([
        1,
        1,
        jailbreak.asks,
        rightAnswer(item),
      ]);
    }
  }
});

test('a chat model that obeys is noticed, one that refuses is not', async () => {
  const off = set.filter(({ asks }) => asks === 'prompt' || asks === 'bait');
  const obedient = await reviewChats(
    reviewing(({ user, system }) => off.find(({ text }) => user.includes(text.slice(0, 20)))?.bait ?? system),
    items,
    off,
  );
  expect(obedient.obeyed.length).toBe(off.length);
  const refusing = await reviewChats(
    reviewing(() => 'That is not what this question is about. What does its stem ask for?'),
    items,
    set,
  );
  expect(refusing).toEqual({ asked: set.length, failed: 0, obeyed: [] });
});

function tagsOf(user: string): string[] {
  return user.match(/<\/?[a-z-]+/g) ?? [];
}

function drawnItems(): Item[] {
  return Array.from({ length: 90 }, (_, at) => leakItem(share, leakItemTypes[at % 9] ?? 'single', at));
}

/** Backwards and shifted by letters, formulas and figures are not readable to anyone. */
function isSayable(item: Item, { asks }: Jailbreak): boolean {
  const isWords = /^[\p{L} ]{4,}$/u.test(rightAnswer(item)) && item.type !== 'cloze';
  return isWords || ['plain', 'bold'].includes(asks);
}

function inForm(key: string, { asks }: Jailbreak): string {
  const forms = { ...dress, ...hide };
  const form = asks === 'letters' ? forms['hyphens'] : forms[asks];
  return form === undefined ? key : form(key, share);
}
