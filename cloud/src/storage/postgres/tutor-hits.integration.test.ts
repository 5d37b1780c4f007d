/** Known answers that were given are added up by student, day, item and mode, whoever is erased meanwhile. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { TalliedHits } from '#cloud/domain/tutor/hit-tally';
import { useMoneyBench } from '#cloud/testing/money-bench';
import { postgresHits } from './tutor-hits.ts';

const bench = useMoneyBench();

function hitsOf(userId: string, changes: Partial<TalliedHits> = {}): TalliedHits {
  const item = { packId: randomUUID(), itemId: randomUUID(), itemVersion: 1 };
  return { userId, ...item, mode: 'hint', day: '2026-11-28', hits: 1, lastMs: 1_000, ...changes };
}

const recorded = (userId: string) =>
  bench.sql`
    select hits, item_version, (extract(epoch from last_at) * 1000)::int as last_ms
    from tutor_hit where user_id = ${userId} order by hits`;

test('what replicas add to the same answers is all there, and the last time is the last one', async () => {
  const ann = await bench.student();
  const replicas = [1, 2].map(() => postgresHits(bench.sql));
  const answers = Array.from({ length: 50 }, () => hitsOf(ann));
  const late = answers.map((each) => ({ ...each, hits: 2, lastMs: 3_000, itemVersion: 2 }));
  await Promise.all([replicas[0]?.add(answers), replicas[1]?.add(late.toReversed())]);
  await replicas[0]?.add(answers);
  const rows = await recorded(ann);
  expect(rows).toHaveLength(50);
  expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
    new Set([JSON.stringify({ hits: 4, item_version: 2, last_ms: 3_000 })]),
  );
});

test('a student who is being erased is waited for by nobody whose hits go with theirs', async () => {
  const [ann, ben] = [await bench.student(), await bench.student()];
  const store = postgresHits(bench.sql);
  const known = hitsOf(ann);
  await store.add([known]);
  const erasing = await bench.sql.reserve();
  await erasing`begin`;
  await erasing`delete from student where user_id = ${ann}`;
  await store.add([known, hitsOf(ann), hitsOf(ben)]);
  expect(await recorded(ben)).toHaveLength(1);
  await erasing`commit`;
  erasing.release();
  await store.add([hitsOf(ann)]);
  expect(await recorded(ann)).toHaveLength(0);
});
