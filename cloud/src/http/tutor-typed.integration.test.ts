/** Typed answers explained over the real route: a known mistake to all who make it, other words to their student alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import { item as itemSchema, type Item } from '@answly/shared/model/item';
import { buildItem } from '#cloud/testing/build-item';
import type { Replica } from '#cloud/testing/tutor-bench';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, withModel } = useTutorBench();
let replica: Replica;
let word: Item;
let ann: string;
let ben: string;
beforeEach(async () => {
  replica = bench.start(withModel());
  const { id } = buildItem();
  word = itemSchema.parse({
    type: 'short-text',
    id,
    version: 1,
    locale: 'en',
    topics: ['Networks'],
    stem: 'Which device joins networks?',
    explanation: 'It knows the way out.',
    key: { accepted: ['router'] },
    mistakes: [{ id: 'switch', matches: 'switch', rationale: 'A switch stays within a network.' }],
  });
  await bench.publish(word);
  [ann, ben] = [await bench.student(word), await bench.student(word)];
});

const typed = (text: string) => ({ response: { type: 'short-text' as const, text } });

describe('an explanation of what was typed', () => {
  test.each([
    ['the author foresaw', 'Switch', ' switch '],
    ['differs in its spelling', 'routar', 'rooter'],
    ['was right', 'Router', 'router'],
  ])('that %s is shared, and its words are not told', async (_what, ofAnn, ofBen) => {
    const first = await replica.hear(ann, word, typed(ofAnn));
    expect(first.source).toBe('model');
    expect(await replica.hear(ben, word, typed(ofBen))).toMatchObject({ source: 'cache', text: first.text });
    await replica.settled();
    expect(stub.calls).toHaveLength(1);
    expect(stub.calls[0]?.prompt).not.toContain('<student-answer>');
    expect(stub.calls[0]?.prompt).toContain('<mistake-made>');
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(1);
  });

  test('in other words is the student’s own, and never in Postgres', async () => {
    const first = await replica.hear(ann, word, typed('a xylophone'));
    expect(first.source).toBe('model');
    expect(stub.calls[0]?.prompt).toContain('<student-answer>a xylophone</student-answer>');
    expect((await replica.hear(ann, word, typed(' a xylophone'))).source).toBe('cache');
    expect((await replica.hear(ann, word, typed('a marimba'))).source).toBe('model');
    expect((await replica.hear(ben, word, typed('a xylophone'))).source).toBe('model');
    await replica.settled();
    expect(stub.calls).toHaveLength(3);
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(0);
  });

  test('is that of the item where nothing was typed', async () => {
    const first = await replica.hear(ann, word, typed('  '));
    expect(first.source).toBe('model');
    expect(await replica.hear(ben, word)).toMatchObject({ source: 'cache', text: first.text });
  });

  test('of different kinds are different ones', async () => {
    for (const text of ['switch', 'rooter', 'router', 'a marimba', ''])
      expect((await replica.hear(ann, word, typed(text))).source).toBe('model');
    expect(new Set(stub.calls.map(({ prompt }) => prompt)).size).toBe(5);
  });
});
