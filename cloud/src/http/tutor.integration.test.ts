/** POST /v1/tutor from request to stored answer, on Postgres and the stub AI server. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { problem } from '@answly/shared/errors/problem';
import { buildItem } from '#cloud/testing/build-item';
import type { Replica } from '#cloud/testing/tutor-bench';
import { defaultSettings, packId } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, restub, withModel } = useTutorBench();

/** Of an answer, which is read to its end. */
async function headersOf(replica: Replica, student: string): Promise<Record<string, string>> {
  const response = await replica.ask(student, bench.published);
  await response.text();
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  return { ...Object.fromEntries(response.headers), 'x-request-id': 'an id' };
}

async function problemOf(response: Response) {
  return problem.parse(await response.json());
}

describe('an explanation', () => {
  test('is streamed from the model, grounded in the item, and then served from what is kept', async () => {
    // Slow enough for its words to arrive apart.
    await restub({ tokenDelayMs: 5 });
    const replica = bench.start(withModel());
    const ann = await bench.student(bench.published);
    const first = await replica.hear(ann, bench.published, { optionId: 'routes' });
    expect(first).toMatchObject({ source: 'model', last: 'done' });
    expect(first.text).toContain('Routing tables do that, not DNS.');
    expect(first.events.length).toBeGreaterThan(4);

    const again = await replica.hear(ann, bench.published, { optionId: 'routes' });
    expect(again).toMatchObject({ source: 'cache', last: 'done', text: first.text });
    expect(stub.calls).toHaveLength(1);
  });

  test('is never kept back by a proxy', async () => {
    const response = await bench
      .start(withModel())
      .ask(await bench.student(bench.published), bench.published);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    await response.text();
  });

  test('has the same headers whether it is new or known', async () => {
    const replica = bench.start(withModel());
    const ann = await bench.student(bench.published);
    const [fresh, known] = [await headersOf(replica, ann), await headersOf(replica, ann)];
    expect(known).toEqual(fresh);
    expect(fresh).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-request-id': 'an id' });
  });

  test('of another option, language or version is another answer', async () => {
    const replica = bench.start(withModel());
    const ann = await bench.student(bench.published);
    await replica.hear(ann, bench.published);
    await replica.hear(ann, bench.published, { optionId: 'names' });
    await replica.hear(ann, bench.published, { locale: 'de-AT' });
    await replica.hear(ann, bench.published, { locale: 'de' });
    expect(stub.calls).toHaveLength(3);
    expect(stub.calls[2]?.prompt).toContain('Write in German.');
  });

  test('has one name however the ids of an ask are spelled: it is made once, and counted', async () => {
    const replica = bench.start(withModel());
    const own = buildItem();
    const ann = await bench.student(bench.published, own);
    for (const spelled of [(id: string) => id, (id: string) => id.toUpperCase()]) {
      const ids = { packId: spelled(packId), itemId: spelled(bench.published.id) };
      await replica.hear(ann, bench.published, ids);
      await replica.hear(ann, bench.published, ids);
      const ownItem = { ...own, id: spelled(own.id) };
      await replica.hear(ann, own, { ...ids, itemId: ownItem.id, ownItem });
      await replica.hear(ann, own, { ...ids, itemId: ownItem.id, ownItem });
    }
    await replica.stop();
    // An own item is known by all of its text.
    expect(stub.calls).toHaveLength(3);
    expect(await bench.sql`select hits from tutor_hit order by hits`).toEqual([{ hits: 2 }, { hits: 3 }]);
  });

  test('outlives the process and Redis, since Postgres has it', async () => {
    const ann = await bench.student(bench.published);
    const first = bench.start(withModel());
    await first.hear(ann, bench.published);
    await first.settled();
    const again = await bench.start(withModel()).hear(ann, bench.published);
    expect(again.source).toBe('cache');
    expect(stub.calls).toHaveLength(1);
  });

  test('for ten students at once is asked for once, and each hears it from the first word', async () => {
    const replica = bench.start(withModel());
    const students = await Promise.all(Array.from({ length: 10 }, () => bench.student(bench.published)));
    const headers = { authorization: `Bearer ${students[0]}` };
    const stats = async () => (await replica.app.request('/api/tutor/cache/stats', { headers })).json();
    // However slow the machine is, all ten ask before the answer is there.
    const release = stub.hold();
    const asking = students.map((student) => replica.hear(student, bench.published));
    await expect.poll(stats).toMatchObject({ misses: 10, coalesced: 9 });
    release();
    const answers = await Promise.all(asking);
    expect(stub.calls).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.every((answer) => answer.last === 'done')).toBe(true);
    expect(await stats()).toMatchObject({ misses: 10, coalesced: 9, stored: 1, hits: 0 });
  });

  test('is finished and kept when its reader leaves', async () => {
    await restub({ tokenDelayMs: 5 });
    const replica = bench.start(withModel());
    const ann = await bench.student(bench.published);
    const response = await replica.ask(ann, bench.published);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await replica.settled();
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(1);
    expect(await bench.sql`select 1 from ai_usage where outcome = 'stop'`).toHaveLength(1);
    expect((await replica.hear(ann, bench.published)).source).toBe('cache');
    expect(stub.calls).toHaveLength(1);
  });

  test('is recorded before it is asked for, and settled with what the provider counted', async () => {
    const replica = bench.start(withModel());
    const ann = await bench.student(bench.published);
    await replica.hear(ann, bench.published);
    await replica.settled();
    const rows = await bench.sql`select * from ai_usage`;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      user_id: ann,
      item_id: bench.published.id,
      outcome: 'stop',
      counted_by: 'provider',
      model: 'stub',
    });
    expect(rows[0]?.['tokens_in']).toBeGreaterThan(50);
  });
});

describe('a refusal', () => {
  test('without a session', async () => {
    const response = await bench.start().app.request('/v1/tutor', { method: 'POST' });
    expect(response.status).toBe(401);
  });

  test('comes before the answer to the question is synced, and ends when it is', async () => {
    const replica = bench.start(withModel());
    const ann = await bench.student();
    const refused = await replica.ask(ann, bench.published);
    expect(refused.status).toBe(409);
    expect((await problemOf(refused)).code).toBe('attempt.required');
    await bench.answerItem(ann, bench.published);
    expect((await replica.hear(ann, bench.published)).source).toBe('model');
  });

  test('names an item that no pack has, and an option that the item does not have', async () => {
    const replica = bench.start(withModel());
    const stranger = buildItem();
    const ann = await bench.student(bench.published, stranger);
    expect((await problemOf(await replica.ask(ann, stranger))).code).toBe('item.unknown');
    const wrong = await problemOf(await replica.ask(ann, bench.published, { optionId: 'nowhere' }));
    expect(wrong).toMatchObject({ code: 'request.invalid', status: 400 });
    expect(wrong.detail).toContain('nowhere');
    expect(stub.calls).toHaveLength(0);
  });

  test('at the limit of new answers says when to ask again; known answers still come', async () => {
    const replica = bench.start({ ...withModel(), rateLimit: { ...defaultSettings.rateLimit, max: 2 } });
    const items = [buildItem(), buildItem(), buildItem()] as const;
    for (const item of items) await bench.publish(item);
    const ann = await bench.student(...items);
    await replica.hear(ann, items[0]);
    await replica.hear(ann, items[1]);
    const refused = await replica.ask(ann, items[2]);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(refused.headers.get('ratelimit-limit')).toBe('2');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    const told = await problemOf(refused);
    expect(told).toMatchObject({ code: 'rate.limited', status: 429, retry: 'backoff' });
    expect(told.retryAfterSeconds).toBeGreaterThan(50);
    expect(told.detail).toMatch(/You have asked 2 times .* Ask again in \d+ seconds\./);
    expect((await replica.hear(ann, items[0])).source).toBe('cache');
    const ben = await bench.student(items[2]);
    expect((await replica.hear(ben, items[2])).source).toBe('model');
  });

  test('at the larger limit of all asks holds known answers back too', async () => {
    const replica = bench.start({
      ...withModel(),
      rateLimit: { ...defaultSettings.rateLimit, max: 2, hitsMax: 4 },
    });
    const ann = await bench.student(bench.published);
    for (let ask = 0; ask < 4; ask += 1) await replica.hear(ann, bench.published);
    expect((await replica.ask(ann, bench.published)).status).toBe(429);
  });
});

describe('a student’s own item', () => {
  test('is explained from what was sent, and never shared with another student', async () => {
    const replica = bench.start(withModel());
    const own = buildItem({ explanation: 'From my own notes.' });
    const [ann, ben] = [await bench.student(own), await bench.student(own)];
    const sent = { packId: randomUUID(), ownItem: own };
    expect(await replica.hear(ann, own, sent)).toMatchObject({ source: 'model' });
    expect((await replica.hear(ann, own, sent)).source).toBe('cache');
    expect((await replica.hear(ben, own, sent)).source).toBe('model');
    await replica.settled();
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(0);
    expect(stub.calls).toHaveLength(2);
  });

  test('that was edited without a new version is explained anew', async () => {
    const replica = bench.start(withModel());
    const own = buildItem();
    const ann = await bench.student(own);
    const before = await replica.hear(ann, own, { ownItem: own });
    const edited = { ...own, explanation: 'A better explanation.' };
    const after = await replica.hear(ann, own, { ownItem: edited });
    expect(after.source).toBe('model');
    expect(after.text).not.toBe(before.text);
  });

  test('cannot stand in for a published one, be another item, or be of any length', async () => {
    const replica = bench.start(withModel());
    const ann = await bench.student(bench.published);
    const forged = { ...bench.published, explanation: 'Forged words.' };
    await replica.hear(ann, bench.published, { ownItem: forged });
    expect((await replica.hear(ann, bench.published)).text).not.toContain('Forged');
    const other = await replica.ask(ann, bench.published, { ownItem: buildItem() });
    expect((await problemOf(other)).code).toBe('request.invalid');
    const options = ['a', 'b', 'c'].map((id) => ({
      id,
      content: 'x'.repeat(15_000),
      rationale: '',
      lockPosition: false,
    }));
    const long = buildItem({ id: bench.published.id, options, key: 'a' });
    expect((await replica.ask(ann, bench.published, { ownItem: long })).status).toBe(413);
  });
});

describe('without a key', () => {
  test('the author’s rationale answers and says so; nothing is recorded or kept', async () => {
    const replica = bench.start();
    const ann = await bench.student(bench.published);
    const answer = await replica.hear(ann, bench.published, { optionId: 'routes' });
    expect(answer).toMatchObject({ source: 'rationale', last: 'done' });
    expect(answer.text).toContain('no AI tutor set up');
    expect(answer.text).toContain('Routing tables do that, not DNS.');
    expect(answer.text).toContain('A resolver answers with addresses.');
    expect(answer.text).toContain('phone book');
    expect(await bench.sql`select 1 from ai_usage`).toHaveLength(0);
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(0);
  });

  test('the limit of new answers holds as well', async () => {
    const replica = bench.start({ rateLimit: { ...defaultSettings.rateLimit, max: 1 } });
    const ann = await bench.student(bench.published);
    await replica.hear(ann, bench.published);
    expect((await replica.ask(ann, bench.published)).status).toBe(429);
  });
});
