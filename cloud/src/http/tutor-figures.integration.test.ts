/** What the tutor tells of itself to operators: over its route, and at `/metrics`. */
import { describe, expect, test } from 'vitest';
import { tutorCacheStats } from '@answly/shared/http/tutor';
import type { Replica } from '#cloud/testing/tutor-bench';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const bench = useTutorBench();

const hint = { mode: 'hint', hintLevel: 1 } as const;
const chat = { mode: 'chat', message: 'Why?' } as const;

describe('what the cache has done', () => {
  async function stats(replica: Replica, userId: string) {
    const headers = { authorization: `Bearer ${userId}` };
    const response = await replica.app.request('/api/tutor/cache/stats', { headers });
    return tutorCacheStats.answer.schema.parse(await response.json());
  }

  test('is told in all and by mode, with the share of asks that cost no call', async () => {
    const replica = bench.start(bench.withModel());
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

  test('is not told without a session', async () => {
    const replica = bench.start(bench.withModel());
    expect((await replica.app.request('/api/tutor/cache/stats')).status).toBe(401);
  });
});
