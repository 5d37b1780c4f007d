/** Hints over the real route: asked before an answer, shared by all, and never one that gives the answer away. */
import { describe, expect, test } from 'vitest';
import type { Item } from '@answly/shared/model/item';
import { limits } from '@answly/shared/limits';
import { honestHints } from '@answly/tools/ai-stub/reply';
import { buildItem } from '#cloud/testing/build-item';
import type { Replica } from '#cloud/testing/tutor-bench';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, told, restub, withModel } = useTutorBench();

function start(): Replica {
  return bench.start(withModel({ largeModel: 'stub-large' }));
}

const hint = (hintLevel: 1 | 2 | 3 = 1) => ({ mode: 'hint', hintLevel }) as const;

describe('a hint', () => {
  test('needs no answer to the question, and is kept for every student', async () => {
    const replica = start();
    const [ann, ben] = [await bench.student(), await bench.student()];
    const first = await replica.hear(ann, bench.published, hint());
    expect(first).toMatchObject({ source: 'model', last: 'done', text: honestHints[1], threadId: undefined });
    expect(await replica.hear(ben, bench.published, hint())).toMatchObject({
      source: 'cache',
      text: honestHints[1],
    });
    expect(stub.calls).toHaveLength(1);
    await replica.settled();
    expect(await bench.sql`select mode, hint_level, option_id, language from tutor_answer`).toEqual([
      { mode: 'hint', hint_level: 1, option_id: null, language: 'en' },
    ]);
  });

  test('of another level or language is another one, and all of them outlive the process', async () => {
    const replica = start();
    const ann = await bench.student();
    const asks = [hint(1), hint(2), hint(3), { ...hint(1), locale: 'de' }];
    for (const ask of asks) expect((await replica.hear(ann, bench.published, ask)).source).toBe('model');
    expect(stub.calls).toHaveLength(4);
    await replica.settled();
    const again = start();
    for (const [at, ask] of asks.entries()) {
      const known = { source: 'cache', text: honestHints[at < 3 ? at + 1 : 1] };
      expect(await again.hear(ann, bench.published, ask)).toMatchObject(known);
    }
    expect(stub.calls).toHaveLength(4);
  });

  test('knows nothing of what a student has answered', async () => {
    const replica = start();
    const ann = await bench.student();
    const response = { type: 'single', optionId: 'routes' } as const;
    await replica.hear(ann, bench.published, { ...hint(), response });
    expect(stub.calls[0]?.prompt).not.toContain('<student-answer>R');
    expect((await replica.hear(ann, bench.published, hint())).source).toBe('cache');
  });

  test('is sent whole, in one piece', async () => {
    await restub({ tokenDelayMs: 3 });
    const answer = await start().hear(await bench.student(), bench.published, hint());
    expect(answer.events.map(({ event }) => event)).toEqual(['meta', 'delta', 'done']);
  });
});

describe('a hint that gives the answer away', () => {
  test('is tried once more with the larger model, which is paid for as well', async () => {
    stub.script.push('gives-away', 'none');
    const replica = start();
    const answer = await replica.hear(await bench.student(), bench.published, hint(2));
    expect(answer).toMatchObject({ source: 'model', last: 'done', text: honestHints[2] });
    expect(stub.calls.map(({ model }) => model)).toEqual(['stub', 'stub-large']);
    await replica.settled();
    const [kept] = await bench.sql`select model, answer from tutor_answer`;
    expect(kept).toEqual({ model: 'stub-large', answer: honestHints[2] });
    await expectOneRow({ outcome: 'stop', model: 'stub-large' });
    expect(told.filter(({ kind }) => kind === 'withheld')).toHaveLength(1);
  });

  test.each([
    [
      'what the question is about',
      'What the services of a network are for.',
      'What the services of a network are for.',
    ],
    [
      'a neutral sentence, where even that tells,',
      'Names to addresses',
      'answer what you can rule out first',
    ],
    ['a neutral sentence, where nobody wrote what it is about,', '', 'answer what you can rule out first'],
  ])('twice is withheld: %s is said instead, and nothing is kept', async (_what, objective, said) => {
    const item: Item = buildItem({ objective });
    await bench.publish(item);
    stub.script.push('gives-away', 'gives-away');
    const replica = start();
    const ann = await bench.student();
    const answer = await replica.hear(ann, item, hint());
    expect(answer).toMatchObject({ source: 'rationale', last: 'done' });
    expect(answer.text).toContain('The AI tutor has no hint just now.');
    expect(answer.text).toContain(said);
    expect(answer.text).not.toContain('Names to addresses');
    expect(stub.calls.map(({ model }) => model)).toEqual(['stub', 'stub-large']);
    await replica.settled();
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(0);
    await expectOneRow({ outcome: 'withheld', model: 'stub-large' });
    expect(told.filter(({ kind }) => kind === 'withheld')).toEqual([
      { kind: 'withheld', mode: 'hint', fault: expect.any(String) as string },
      { kind: 'withheld', mode: 'hint', fault: expect.any(String) as string },
    ]);
    expect(told.some(({ kind }) => kind === 'stored')).toBe(false);
    expect((await replica.hear(ann, item, hint())).source).toBe('model');
  });

  /** Of the one request, which cost as much as both its calls. */
  async function expectOneRow(changes: object): Promise<void> {
    const rows = await bench.sql`select * from ai_usage`;
    expect(rows).toMatchObject([
      { ...changes, counted_by: 'provider', settled_at: expect.any(Date) as Date },
    ]);
    const row = rows[0] as { tokens_in: number; tokens_out: number; cost_nano: number };
    const promptTokens = stub.calls.map(({ prompt }) => (prompt.match(/\s*\S{1,6}|\s+$/g) ?? []).length);
    expect(row.tokens_in).toBeGreaterThan(1.9 * Math.min(...promptTokens));
    expect(row.tokens_out).toBeLessThan(2 * limits.tutorHintTokensMax);
    // The price of `priced`, rounded up for each call.
    const pico = row.tokens_in * 150_000 + row.tokens_out * 600_000;
    expect(Math.abs(row.cost_nano - pico / 1000)).toBeLessThanOrEqual(2);
    expect(await bench.sql`select held_nano, spent_nano from day_budget`).toEqual([
      { held_nano: 0, spent_nano: row.cost_nano },
    ]);
  }
});
