/** What became of help, read from the rows of calls and the facts that were pushed since. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { TutorMode } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import { dayOf } from '#cloud/domain/tutor/money/day';
import { buildItem } from '#cloud/testing/build-item';
import { packId } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';
import { postgresAfterHelp } from './after-help.ts';
import { postgresHits } from './tutor-hits.ts';

const { bench } = useTutorBench();
const [dns, routing, cells] = [
  buildItem({ topics: ['Networks', 'Names'] }),
  buildItem({ topics: ['Routing', 'Networks'] }),
  buildItem({ topics: ['Cells'] }),
];
beforeAll(async () => {
  for (const item of [dns, routing, cells]) await bench.publish(item);
});

const hourMs = 3_600_000;
const noonMs = Date.UTC(2026, 10, 26, 12);
const read = () => postgresAfterHelp(bench.sql).count(noonMs, noonMs + 24 * hourMs);

/** Help with `item`, as the ledger has it, so many hours after noon. */
async function help(userId: string, item: Item, { mode = 'explain', hours = 1, outcome = 'stop' } = {}) {
  const openedAt = new Date(noonMs + hours * hourMs);
  await bench.sql`
    insert into ai_usage (user_id, usage_id, request_id, pack_id, item_id, item_version, mode, provider, model, day,
      reserved_nano, cost_nano, opened_at, settled_at, outcome)
    values (${userId}, ${randomUUID()}, ${randomUUID()}, ${packId}, ${item.id}, ${item.version}, ${mode}, 'p', 'm',
      ${openedAt.toISOString().slice(0, 10)}::text::date, 1, 1, ${openedAt}, ${openedAt}, ${outcome})`;
}

/** The same from what is kept: of a day and a question, the last time is known. */
async function knownHelp(userId: string, item: Item, { mode = 'explain', hours = 1 } = {}) {
  const lastMs = noonMs + hours * hourMs;
  const hit = { userId, packId, itemId: item.id, itemVersion: item.version, mode: mode as TutorMode };
  await postgresHits(bench.sql).add([{ ...hit, day: dayOf(lastMs), hits: 1, lastMs }]);
}

const marks = (scoreMilli: unknown, maxMilli: unknown = 1000) => JSON.stringify({ scoreMilli, maxMilli });

async function answer(userId: string, item: Item, hours: number, body = marks(1000)): Promise<void> {
  await bench.answerItem(userId, item, { atMs: noonMs + hours * hourMs, body });
}

test('the first answer to another question counts, with whether that shares a topic', async () => {
  const ann = await bench.student();
  await answer(ann, routing, 0.5, marks(0));
  await help(ann, dns, { mode: 'hint' });
  await answer(ann, dns, 2);
  await answer(ann, routing, 3);
  await answer(ann, cells, 4, marks(0));
  const ben = await bench.student();
  await help(ben, dns);
  await answer(ben, cells, 2, marks(500));
  await answer(ben, routing, 3);
  expect(await read()).toEqual([
    { mode: 'explain', topic: 'other', result: 'wrong', count: 1 },
    { mode: 'hint', topic: 'same', result: 'right', count: 1 },
  ]);
});

test('an answer that was kept is help like one that a model made; the last one of a mode counts', async () => {
  const [ann, ben] = [await bench.student(), await bench.student()];
  await help(ann, dns, { mode: 'hint', hours: 1 });
  await knownHelp(ann, dns, { mode: 'hint', hours: 4 });
  await answer(ann, routing, 3, marks(0));
  await answer(ann, cells, 5);
  await knownHelp(ben, dns, { hours: 2 });
  await knownHelp(ben, dns, { hours: 30 });
  await answer(ben, routing, 3);
  expect(await read()).toEqual([
    { mode: 'explain', topic: 'same', result: 'right', count: 1 },
    { mode: 'hint', topic: 'other', result: 'right', count: 1 },
  ]);
});

test('facts are taken in the order in which things were done, not in which they arrived', async () => {
  const ann = await bench.student();
  await help(ann, dns);
  await answer(ann, cells, 5);
  await answer(ann, routing, 2, marks(0));
  expect(await read()).toEqual([{ mode: 'explain', topic: 'same', result: 'wrong', count: 1 }]);
});

test('several helps of one kind with one question are one, from the last of them on', async () => {
  const ann = await bench.student();
  for (const hours of [1, 2, 3]) await help(ann, dns, { mode: 'hint', hours });
  await answer(ann, routing, 2.5, marks(0));
  await answer(ann, routing, 4);
  expect(await read()).toEqual([{ mode: 'hint', topic: 'same', result: 'right', count: 1 }]);
});

test('a student who answers nothing else within a day is counted as that', async () => {
  const ann = await bench.student();
  await help(ann, dns);
  await answer(ann, dns, 2);
  await answer(ann, routing, 25.1);
  const ben = await bench.student();
  await help(ben, dns);
  expect(await read()).toEqual([{ mode: 'explain', topic: 'none', result: 'none', count: 2 }]);
});

test('calls that gave no help, and help of other days, are left out', async () => {
  const ann = await bench.student();
  await help(ann, dns, { mode: 'embed' });
  await help(ann, dns, { outcome: 'broken' });
  await help(ann, dns, { hours: -1 });
  await help(ann, dns, { hours: 24 });
  await answer(ann, routing, 2);
  expect(await read()).toEqual([]);
});

test.each([
  [
    'that Postgres takes for no text',
    String.raw`{"response":"\u0000\"scoreMilli\":0","scoreMilli":1000,"maxMilli":1000}`,
  ],
  ['in other white space', '{ "maxMilli" : 1000 , "scoreMilli" : 1000 }'],
])('a body %s is read all the same', async (_what, body) => {
  const ann = await bench.student();
  await help(ann, dns);
  await answer(ann, routing, 2, body);
  expect(await read()).toEqual([{ mode: 'explain', topic: 'same', result: 'right', count: 1 }]);
});

test.each([marks('much'), marks(1e300), marks(null), marks(0, 0), '{}'])(
  'marks that nobody can read stop nothing: %s',
  async (body) => {
    const ann = await bench.student();
    await help(ann, dns);
    await answer(ann, routing, 2, body);
    expect(await read()).toEqual([{ mode: 'explain', topic: 'same', result: 'none', count: 1 }]);
  },
);
