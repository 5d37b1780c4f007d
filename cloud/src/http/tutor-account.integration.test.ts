/** What a student is told of the day’s allowance, what is made of a rating, and a request that comes twice. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { problem } from '@answly/shared/errors/problem';
import { tutorAllowance } from '@answly/shared/http/tutor';
import { nanoPerUsd } from '#cloud/domain/tutor/money/cost';
import { postgresRatings } from '#cloud/storage/postgres/tutor-ratings';
import { buildItem } from '#cloud/testing/build-item';
import type { Replica } from '#cloud/testing/tutor-bench';
import { packId } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, withModel } = useTutorBench();
let ann: string;
/** Half past ten in the evening, by UTC. */
const lateMs = Date.UTC(2026, 10, 28, 22, 30);
const midnightMs = Date.UTC(2026, 10, 29);
beforeEach(async () => {
  ann = await bench.student(bench.published);
});

const chat = { mode: 'chat', message: 'Why?' } as const;

function start(studentUsd: number, now = () => lateMs): Replica {
  const budget = { everyoneNano: 100 * nanoPerUsd, studentNano: studentUsd * nanoPerUsd };
  return bench.start(withModel({ budget }), { now });
}

async function allowance(replica: Replica, userId = ann) {
  const headers = { authorization: `Bearer ${userId}` };
  const response = await replica.app.request('/v1/tutor/allowance', { headers });
  return tutorAllowance.answer.schema.parse(await response.json());
}

describe('the allowance', () => {
  test('is used up by answers, until the next UTC day begins', async () => {
    let nowMs = lateMs;
    const replica = start(0.0011, () => nowMs);
    expect(await allowance(replica)).toEqual({ available: true, usedShare: 0, resetsAt: midnightMs });
    await replica.hear(ann, bench.published, chat);
    await replica.settled();
    const { usedShare } = await allowance(replica);
    expect(usedShare).toBeGreaterThan(0.02);
    expect(usedShare).toBeLessThan(0.5);
    for (let ask = 0; ask < 30; ask += 1) {
      const response = await replica.ask(ann, bench.published, chat);
      const said = await response.text();
      await replica.settled();
      if (response.status === 200) continue;
      const told = problem.parse(JSON.parse(said));
      expect(told).toMatchObject({ code: 'budget.exhausted', retryAfterSeconds: 90 * 60 });
      break;
    }
    expect((await allowance(replica)).usedShare).toBeGreaterThan(0.5);
    // Of everybody’s day so little is used that others need not care.
    expect((await allowance(replica, await bench.student())).usedShare).toBeLessThan(0.001);
    nowMs = midnightMs;
    expect(await allowance(replica)).toMatchObject({ usedShare: 0, resetsAt: midnightMs + 86_400_000 });
    expect((await replica.hear(ann, bench.published, chat)).source).toBe('model');
  });

  test('counts what is still held for an answer under way', async () => {
    const replica = start(0.01);
    const release = stub.hold();
    const asked = replica.hear(ann, bench.published, chat);
    await expect.poll(() => stub.openCount()).toBe(1);
    const during = (await allowance(replica)).usedShare;
    release();
    await asked;
    await replica.settled();
    expect(during).toBeGreaterThan((await allowance(replica)).usedShare);
  });

  test('says where no model is set up', async () => {
    expect(await allowance(bench.start())).toMatchObject({ available: false, usedShare: 0 });
  });

  test('is not told without a session', async () => {
    expect((await start(1).app.request('/v1/tutor/allowance')).status).toBe(401);
  });
});

describe('a rating', () => {
  const rating = () => ({
    requestId: randomUUID(),
    packId,
    itemId: bench.published.id,
    itemVersion: 1,
    mode: 'hint',
    helped: false,
  });

  async function rate(body: object, token: string | undefined = ann): Promise<number> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await start(1).app.request('/v1/tutor/ratings', init)).status;
  }
  const ratings = () =>
    bench.sql`select helped, reason from tutor_rating where user_id = ${ann}`.then((rows) => [...rows]);

  test('may be given again: the last word on an answer counts', async () => {
    const said = rating();
    expect(await rate({ ...said, reason: 'wrong' })).toBe(204);
    expect(await ratings()).toEqual([{ helped: false, reason: 'wrong' }]);
    expect(await rate({ ...said, helped: true })).toBe(204);
    expect(await ratings()).toEqual([{ helped: true, reason: null }]);
  });

  test('is taken back by its student, and by nobody else', async () => {
    const said = rating();
    await rate(said);
    const ben = await bench.student();
    expect(await rate({ ...said, helped: null }, ben)).toBe(204);
    expect(await ratings()).toHaveLength(1);
    expect(await rate({ ...said, helped: null })).toBe(204);
    expect(await ratings()).toEqual([]);
  });

  test('of another student on the same answer is another one', async () => {
    const said = rating();
    const ben = await bench.student();
    expect([await rate(said), await rate({ ...said, helped: true }, ben)]).toEqual([204, 204]);
    expect(await ratings()).toEqual([{ helped: false, reason: null }]);
  });

  test('is counted for operators, the answers that helped least first', async () => {
    for (let times = 0; times < 3; times += 1) await rate({ ...rating(), reason: 'unclear' });
    const [worst] = await postgresRatings(bench.sql).worst(1);
    expect(worst).toMatchObject({ itemId: bench.published.id, mode: 'hint', reason: 'unclear' });
  });

  test.each([
    ['an item of a student’s own', { packId: randomUUID(), itemId: randomUUID() }],
    ['a version that was never published', { itemVersion: 7 }],
  ])('of %s is taken and not kept', async (_what, changes) => {
    expect(await rate({ ...rating(), ...changes })).toBe(204);
    expect(await ratings()).toEqual([]);
  });

  test.each([
    ['a field that nobody knows', { note: 'it said I am stupid' }],
    ['a reason that is none', { reason: 'because' }],
    ['no verdict', { helped: undefined }],
    ['an item that is no id', { itemId: 'dns' }],
  ])('with %s is refused, and nothing is kept', async (_what, changes) => {
    expect(await rate({ ...rating(), ...changes })).toBe(400);
    expect(await ratings()).toEqual([]);
  });
});

describe('a request that comes twice', () => {
  test('is paid for once: the second one is refused, whatever it asks', async () => {
    const replica = start(1);
    const again = { ...chat, requestId: randomUUID() };
    expect((await replica.hear(ann, bench.published, again)).source).toBe('model');
    await replica.settled();
    for (const changes of [again, { ...again, message: 'Something else.' }, { requestId: again.requestId }]) {
      const refused = await replica.ask(ann, bench.published, { mode: 'explain', ...changes });
      expect([refused.status, problem.parse(await refused.json()).code]).toEqual([409, 'request.repeated']);
    }
    expect(stub.calls).toHaveLength(1);
    expect(await bench.sql`select 1 from ai_usage`).toHaveLength(1);
  });

  test('buys no embedding again, not even where both come at once to two replicas', async () => {
    const embedding = withModel({ embeddingModel: 'embed' });
    const replica = bench.start(embedding);
    const other = buildItem({ stem: 'What does a router do?' });
    await bench.publish(other);
    // The first chat has the pack embedded, and is told what is alike by its words.
    await replica.hear(ann, bench.published, chat);
    await replica.settled();
    const bought = () =>
      stub.embeddingCalls.filter(({ texts }) => texts.some((text) => text.includes('Why?')));
    expect(bought()).toHaveLength(0);
    const again = { ...chat, requestId: randomUUID() };
    const replicas = [replica, bench.start(embedding)];
    const both = await Promise.all(replicas.map(async (each) => each.ask(ann, bench.published, again)));
    await Promise.all(both.map(async (answer) => answer.text()));
    await Promise.all(replicas.map(async (each) => each.settled()));
    expect(bought()).toHaveLength(1);
    const refused = await replica.ask(ann, bench.published, {
      ...again,
      requestId: again.requestId.toUpperCase(),
    });
    expect(problem.parse(await refused.json()).code).toBe('request.repeated');
    await replica.settled();
    expect(bought()).toHaveLength(1);
    await replica.hear(ann, bench.published, chat);
    expect(bought()).toHaveLength(2);
    expect(await bench.sql`select 1 from ai_usage where user_id = ${ann} and mode = 'embed'`).toHaveLength(2);
  });

  test('of two students are two requests', async () => {
    const replica = start(1);
    const again = { ...chat, requestId: randomUUID() };
    for (const student of [ann, await bench.student(bench.published)])
      expect((await replica.hear(student, bench.published, again)).source).toBe('model');
  });

  test('for an answer that is known by then is answered', async () => {
    const replica = start(1);
    const again = { requestId: randomUUID() };
    expect((await replica.hear(ann, bench.published, again)).source).toBe('model');
    expect((await replica.hear(ann, bench.published, again)).source).toBe('cache');
  });
});
