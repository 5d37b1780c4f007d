/** What an ask becomes: the name of its answer, who it is kept for and what a model is told, for items of every type. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { TutorRequest } from '@answly/shared/http/tutor';
import { limits } from '@answly/shared/limits';
import type { Item, ItemType } from '@answly/shared/model/item';
import { itemsOfEveryType } from '#cloud/testing/items-of-every-type';
import type { Plan } from './plan.ts';
import type { PlanParts } from './plan-name.ts';
import { planOf } from './plans.ts';
import { loadPrompt } from './prompt.ts';
import type { ThreadName, Turn } from './threads.ts';

const id = '0198f6a0-0000-7000-8000-000000000001';
const packId = '0198f6a0-0000-7000-8000-00000000aaaa';
const requestId = '0198f6a0-0000-7000-8000-0000000000ff';
const [ann, ben] = ['0198f6a0-0000-7000-8000-00000000000a', '0198f6a0-0000-7000-8000-00000000000b'];
const items = Object.fromEntries(itemsOfEveryType(id).map((item) => [item.type, item])) as Record<
  ItemType,
  Item
>;

function parts(turns: readonly Turn[] | undefined = [], asked: ThreadName[] = []): PlanParts {
  return {
    prompts: {
      hint: loadPrompt('hint.en.v1'),
      explain: loadPrompt('explain.en.v1'),
      chat: loadPrompt('chat.en.v1'),
    },
    threads: {
      load: (thread) => Promise.resolve(void asked.push(thread)).then(() => turns && [...turns]),
      append: () => Promise.resolve(),
    },
    relatedTexts: () => Promise.resolve(['Something alike.']),
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => 'a-new-thread',
  };
}

function plan(item: Item, changes: Partial<TutorRequest> = {}, userId = ann, given = parts()): Plan {
  const asked: TutorRequest = {
    requestId,
    packId,
    itemId: item.id,
    itemVersion: item.version,
    mode: 'explain',
    response: null,
    locale: 'en',
    ...changes,
  };
  return planOf(given, { userId, asked, item });
}

const hint = { mode: 'hint', hintLevel: 2 } as const;
const chat = { mode: 'chat', message: 'Why?' } as const;
const typed = (text: string) => ({ response: { type: 'short-text' as const, text } });
const all = Object.entries(items);

describe.each(all)('an item of type %s', (_type, item) => {
  test('has hints that are named by level and language, shared, checked, and told the key', async () => {
    const made = plan(item, hint);
    expect(made.key).toBe(`t2:hint.en.v1:p3:${packId}:${id}:3:hint:level=2:en`);
    expect(made).toMatchObject({ keeping: 'shared', hintLevel: 2, optionId: null, tokensMax: 120 });
    const { user, system } = await made.messages();
    expect(user).toContain('Give a hint of level 2.');
    expect(user).toContain('<right-answer>');
    expect(system).toContain('hint');
    expect(made.fault?.('Think of what is being asked for.')).toBeUndefined();
  });

  test('has an explanation of the whole, shared and sent as it comes', async () => {
    const made = plan(item);
    expect(made.key).toBe(`t2:explain.en.v1:p3:${packId}:${id}:3:explain:item:en`);
    expect(made).toMatchObject({ keeping: 'shared', hintLevel: null, optionId: null, tokensMax: 350 });
    expect(made.fault).toBeUndefined();
    expect((await made.messages()).user).toContain('<question>');
  });

  test('has chats, kept for nobody, each ask another one', async () => {
    const made = plan(item, chat);
    expect(made).toMatchObject({ keeping: 'never', threadId: 'a-new-thread', tokensMax: 300 });
    expect(made.key).toContain(`request=${ann}:${requestId}`);
    const { user } = await made.messages();
    expect(user).toContain('<message>Why?</message>');
    expect(user).toContain('<related>Something alike.</related>');
  });

  test('has words for when no model answers; a hint’s are not its key', () => {
    for (const why of ['not-configured', 'unavailable'] as const) {
      for (const mode of [{}, chat]) expect(plan(item, mode).without(why)).toContain('Right answer');
      const instead = plan(item, hint).without(why);
      expect(instead).toMatch(/^(This server has no AI tutor|The AI tutor has no hint)/);
      expect(plan(item, hint).fault?.(instead.slice(instead.indexOf('.')))).toBeUndefined();
    }
  });

  test('that is a student’s own is named by student and hash, with no word of it', () => {
    const ownItem = { ...item, stem: 'xylophone' };
    for (const mode of [hint, {}]) {
      const made = plan(item, { ...mode, ownItem });
      expect(made.keeping).toBe('own');
      expect(made.key).toMatch(new RegExp(`:own=${ann}:[0-9a-f]{64}$`));
      expect(made.key).not.toContain('xylophone');
      expect(plan(item, { ...mode, ownItem }, ben).key).not.toBe(made.key);
      const edited = { ...ownItem, explanation: 'Better.' };
      expect(plan(item, { ...mode, ownItem: edited }).key).not.toBe(made.key);
    }
  });
});

describe('names', () => {
  test('are apart for each level, option, language, version of the item and mode', () => {
    const single = items.single;
    const asks: Partial<TutorRequest>[] = [
      { mode: 'hint', hintLevel: 1 },
      hint,
      { mode: 'hint', hintLevel: 3 },
      { ...hint, locale: 'de' },
      { ...hint, itemVersion: 4 },
      {},
      { optionId: 'red' },
      { optionId: 'blue' },
      { locale: 'pt-BR' },
      { packId: id },
    ];
    expect(new Set(asks.map((ask) => plan(single, ask).key)).size).toBe(asks.length);
  });

  test('are the same for languages nobody listed and regions of one', () => {
    const nameIn = (locale: string) => plan(items.single, { locale }).key;
    expect(nameIn('tlh')).toBe(nameIn('xx-Latn'));
    expect(nameIn('de-AT')).toBe(nameIn('de'));
  });

  test('of hints are the same whatever was answered', () => {
    expect(plan(items['short-text'], { ...hint, ...typed('xylophone') }).key).toBe(
      plan(items['short-text'], hint).key,
    );
  });

  test('an option that the item does not have is refused', () => {
    for (const mode of [{}, chat])
      expect(() => plan(items.single, { ...mode, optionId: 'pink' })).toThrow(/no option "pink"/);
    expect(() => plan(items.flashcard, { optionId: 'red' })).toThrow(/no option/);
  });

  test('an own item that is another one, or too long for a model to read, is refused', () => {
    expect(() => plan(items.single, { ownItem: { ...items.single, version: 9 } })).toThrow(
      /not the one asked/,
    );
    const explanation = 'x'.repeat(limits.tutorOwnItemCharsMax);
    for (const mode of [hint, {}, chat])
      expect(() => plan(items.single, { ...mode, ownItem: { ...items.single, explanation } })).toThrow(
        /too long/,
      );
  });
});

describe('a typed answer', () => {
  const word = items['short-text'];
  const number = (text: string) => ({ response: { type: 'numeric' as const, text } });

  test.each([
    [word, typed('Switch'), 'mistake=switch'],
    [word, typed('ruter'), 'spelling'],
    [word, typed('ROUTER'), 'right'],
    [word, typed('  '), 'item'],
    [items.numeric, number('21'), 'mistake=half'],
    [items.numeric, number('-42'), 'sign'],
    [items.numeric, number('4200'), 'power-of-ten'],
  ])('that is known is shared under its class', async (item, said, focus) => {
    const made = plan(item, said);
    expect(made.key).toBe(`t2:explain.en.v1:p3:${packId}:${id}:3:explain:${focus}:en`);
    expect(made.keeping).toBe('shared');
    expect((await made.messages()).user).not.toContain('<student-answer>');
  });

  test('that was foreseen is spoken of as well where no model answers', () => {
    const rationale = 'A switch stays within a network.';
    const foresees = { ...word, mistakes: [{ id: 'switch', matches: 'switch', rationale }] } as Item;
    expect(plan(foresees, typed('Switch')).without('not-configured')).toContain(rationale);
    expect(plan(foresees, typed('hub')).without('not-configured')).not.toContain(rationale);
  });

  test('in other words is its student’s own: hashed in the name, quoted to the model', async () => {
    const made = plan(word, typed(' a xylophone '));
    const sha256 = createHash('sha256').update('a xylophone').digest('hex');
    expect(made.key).toBe(`t2:explain.en.v1:p3:${packId}:${id}:3:explain:item:en:own=${ann}:${sha256}`);
    expect(made.keeping).toBe('own');
    expect((await made.messages()).user).toContain('<student-answer>a xylophone</student-answer>');
    expect(plan(word, typed('a marimba')).key).not.toBe(made.key);
    expect(plan(word, typed('a xylophone'), ben).key).not.toBe(made.key);
  });

  test('to an item of another type is not looked at', () => {
    expect(plan(items.single, typed('a xylophone'))).toMatchObject({ keeping: 'own' });
    expect(plan(items.single, { ...typed('a xylophone'), optionId: 'red' })).toMatchObject({
      keeping: 'shared',
    });
  });
});

describe('a chat', () => {
  test('tells what was said, in its order, and asks for the thread of its student and item alone', async () => {
    const asked: ThreadName[] = [];
    const turns = [
      { said: 'first <one>', answered: 'one' },
      { said: 'second', answered: 'two' },
    ];
    const made = plan(items.single, { ...chat, threadId: id }, ann, parts(turns, asked));
    expect(made.threadId).toBe(id);
    const { user } = await made.messages();
    expect(user).toMatch(/first &lt;one&gt;[^]*>one<[^]*second[^]*>two<[^]*<message>Why\?/);
    expect(asked).toEqual([{ userId: ann, threadId: id, itemId: id, itemVersion: 3 }]);
  });

  test('about another item is refused when a model is to be asked', async () => {
    const elsewhere = plan(items.single, { ...chat, threadId: id }, ann, {
      ...parts(),
      threads: { load: () => Promise.resolve(undefined), append: () => Promise.resolve() },
    });
    await expect(elsewhere.messages()).rejects.toMatchObject({ code: 'request.invalid' });
  });

  test('about a student’s own item looks for nothing alike', async () => {
    const { user } = await plan(items.single, { ...chat, ownItem: items.single }).messages();
    expect(user).not.toContain('<related>');
  });
});
