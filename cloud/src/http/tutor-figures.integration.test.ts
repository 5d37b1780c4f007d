/** What the tutor tells of itself to operators: what its cache has done, and what became of its help. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tutorCacheStats } from '@answly/shared/http/tutor';
import { buildItem } from '#cloud/testing/build-item';
import type { Replica } from '#cloud/testing/tutor-bench';
import { packId } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, told, withModel } = useTutorBench();

const hint = { mode: 'hint', hintLevel: 1 } as const;
const chat = { mode: 'chat', message: 'Why?' } as const;

describe('what the cache has done', () => {
  async function stats(replica: Replica, userId: string) {
    const headers = { authorization: `Bearer ${userId}` };
    const response = await replica.app.request('/api/tutor/cache/stats', { headers });
    return tutorCacheStats.answer.schema.parse(await response.json());
  }

  test('is told in all and by mode, with the share of asks that cost no call', async () => {
    const replica = bench.start(withModel());
    const ann = await bench.student(bench.published);
    const none = { hits: 0, misses: 0, stored: 0, coalesced: 0, hitRatio: 0 };
    expect(await stats(replica, ann)).toEqual({
      ...none,
      byMode: { hint: none, explain: none, chat: none },
    });

    for (let ask = 0; ask < 4; ask += 1) await replica.hear(ann, bench.published, hint);
    for (let ask = 0; ask < 2; ask += 1) await replica.hear(ann, bench.published);
    for (let ask = 0; ask < 2; ask += 1) await replica.hear(ann, bench.published, chat);
    expect(await stats(replica, ann)).toEqual({
      hits: 4,
      misses: 4,
      stored: 2,
      coalesced: 0,
      hitRatio: 0.5,
      byMode: {
        hint: { hits: 3, misses: 1, stored: 1, coalesced: 0, hitRatio: 0.75 },
        explain: { hits: 1, misses: 1, stored: 1, coalesced: 0, hitRatio: 0.5 },
        chat: { ...none, misses: 2 },
      },
    });
  });

  test('is recorded of known answers by student and mode, of the last ones when the process stops', async () => {
    const replica = bench.start(withModel());
    const [ann, ben] = [await bench.student(bench.published), await bench.student(bench.published)];
    for (let ask = 0; ask < 3; ask += 1) await replica.hear(ann, bench.published, hint);
    await replica.hear(ben, bench.published, hint);
    await replica.hear(ann, bench.published, chat);
    await replica.stop();
    const rows = await bench.sql`select user_id, item_id, mode, hits from tutor_hit order by hits`;
    const one = { item_id: bench.published.id, mode: 'hint' };
    expect([...rows]).toEqual([
      { ...one, user_id: ben, hits: 1 },
      { ...one, user_id: ann, hits: 2 },
    ]);
  });

  test('is not told without a session', async () => {
    const replica = bench.start(withModel());
    expect((await replica.app.request('/api/tutor/cache/stats')).status).toBe(401);
  });
});

test('what became of help is looked at while the API runs, by its own clock', async () => {
  const ann = await bench.student();
  const nowMs = Date.UTC(2026, 10, 28, 12);
  const helpedMs = nowMs - 30 * 3_600_000;
  const openedAt = new Date(helpedMs);
  await bench.sql`
    insert into ai_usage (user_id, usage_id, request_id, pack_id, item_id, item_version, mode, provider, model, day,
      reserved_nano, cost_nano, opened_at, settled_at, outcome)
    values (${ann}, ${randomUUID()}, ${randomUUID()}, ${packId}, ${bench.published.id}, 1, 'hint', 'p', 'm',
      ${openedAt.toISOString().slice(0, 10)}::text::date, 1, 1, ${openedAt}, ${openedAt}, 'stop')`;
  const body = JSON.stringify({ scoreMilli: 1000, maxMilli: 1000 });
  await bench.answerItem(ann, buildItem(), { atMs: helpedMs + 1, body });
  const quick = (ms: number, act: () => void) => {
    const timer = setTimeout(act, ms / 100_000);
    return () => clearTimeout(timer);
  };
  bench.start({}, { now: () => nowMs, timers: { now: () => performance.now(), after: quick } });
  await expect
    .poll(() => told)
    .toContainEqual({
      kind: 'after-help',
      counts: [{ mode: 'hint', topic: 'other', result: 'right', count: 1 }],
    });
});
