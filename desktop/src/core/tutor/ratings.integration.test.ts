/** What a student thinks of answers, and questions alike, on a real study file against a real server. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { itemId, packId } from '#desktop/core/testing/build-pack';
import { refusalOf, startTutorBench, type TutorBench } from './testing/tutor-bench.ts';

let bench: TutorBench;
beforeEach(async () => {
  bench = await startTutorBench();
  await bench.register();
});
afterEach(() => bench.close());

const path = '/v1/tutor/ratings';
const hint = { mode: 'hint', hintLevel: 1 } as const;
const sent = () => bench.server.bodies(path);
const taken = () => bench.server.seen.filter((each) => each.path === path && !each.refused);
const rate = (requestId: string, rating: { helped: boolean | null; reason: 'too-long' | 'wrong' | null }) =>
  bench.at.core.handlers['tutor.rate']({ ...bench.place(), requestId, ...rating });
const kept = async () => bench.at.core.handlers['tutor.kept'](bench.place());

test('a rating is sent with what it is about and shown as given', async () => {
  const { requestId } = await bench.ask(hint);
  await rate(requestId, { helped: false, reason: 'too-long' });
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()).toMatchObject([
    { requestId, packId, itemVersion: 1, mode: 'hint', helped: false, reason: 'too-long' },
  ]);
  expect(await kept()).toMatchObject([{ rating: { helped: false, reason: 'too-long' } }]);
});

test('what was said is taken back, here and at the server', async () => {
  const { requestId } = await bench.ask(hint);
  await rate(requestId, { helped: false, reason: 'too-long' });
  await vi.waitFor(() => expect(taken()).toHaveLength(1));
  await rate(requestId, { helped: null, reason: null });
  expect(await kept()).toMatchObject([{ rating: null }]);
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent().at(-1)).toMatchObject({ requestId, helped: null });
  expect(sent().at(-1)).not.toHaveProperty('reason');
});

test('without a network it is kept, over a restart, and sent with the next contact; once', async () => {
  const { requestId } = await bench.ask(hint);
  bench.server.refuse(path, 'service.unavailable');
  await rate(requestId, { helped: false, reason: null });
  await vi.waitFor(() => expect(sent()).not.toEqual([]));
  await rate(requestId, { helped: true, reason: 'wrong' });
  await bench.reopen();
  expect(await kept()).toMatchObject([{ rating: { helped: true, reason: null } }]);
  bench.server.refuse(path, null);
  await bench.ask({ mode: 'hint', hintLevel: 2 });
  await vi.waitFor(() => expect(taken()).toHaveLength(1));
  expect(JSON.parse(taken()[0]?.text ?? '')).toMatchObject({ requestId, helped: true });
  await bench.ask({ mode: 'hint', hintLevel: 3 });
  expect(taken()).toHaveLength(1);
});

test('one that the server will never take does not hold the others', async () => {
  const first = await bench.ask(hint);
  const second = await bench.ask({ mode: 'hint', hintLevel: 2 });
  bench.server.refuse(path, 'request.invalid');
  await rate(first.requestId, { helped: true, reason: null });
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  bench.server.refuse(path, null);
  await rate(second.requestId, { helped: true, reason: null });
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent().at(-1)).toMatchObject({ requestId: second.requestId });
});

test('one that the server fails at, again and again, does not hold the others', async () => {
  const asked = [await bench.ask(hint), await bench.ask({ mode: 'hint', hintLevel: 2 })];
  const [first = '', second = ''] = asked.map(({ requestId }) => requestId).toSorted();
  bench.server.refuseBody(first, 'internal.error');
  await rate(first, { helped: true, reason: null });
  await rate(second, { helped: true, reason: null });
  await vi.waitFor(() => expect(taken()).toHaveLength(1));
  expect(JSON.parse(taken()[0]?.text ?? '')).toMatchObject({ requestId: second });
});

test('a study file that cannot be written stops no later rating, and spoils no answer', async () => {
  const { db } = bench.at.ground;
  const failed: unknown[] = [];
  bench.at.core.subscribe((event, data) => void (event === 'tutor.failed' && failed.push(data)));
  db.exec(
    `CREATE TEMP TRIGGER full BEFORE UPDATE OF sent ON main.tutor_rating BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  const first = await bench.ask(hint);
  await rate(first.requestId, { helped: true, reason: null });
  await vi.waitFor(() => expect(bench.at.logged.join()).toContain('ratings'));
  const second = await bench.ask({ mode: 'hint', hintLevel: 2 });
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  db.exec('DROP TRIGGER full');
  await rate(second.requestId, { helped: true, reason: null });
  await vi.waitFor(() => expect(sent().at(-1)).toMatchObject({ requestId: second.requestId }));
  expect(failed).toEqual([]);
});

test('what is not kept here cannot be rated', async () => {
  const unknown = '0190d0d0-0000-7000-8000-00000000ffff';
  expect(await refusalOf(() => rate(unknown, { helped: true, reason: null }))).toBe('request.invalid');
});

test('of the questions alike those that are in the library are practised, the nearest first', async () => {
  const view = await bench.at.core.handlers['study.place'](bench.place());
  const own = view.question.itemId;
  const [first = '', , third = ''] = [0, 1, 2, 3].map(itemId).filter((id) => id !== own);
  const alike = (id: string, pack = packId) => ({ packId: pack, itemId: id, itemVersion: 1, score: 0.5 });
  const elsewhere = '0190a0a0-0000-7000-8000-00000000bbbb';
  bench.server.similar = [alike(own), alike(third), alike(itemId(0), elsewhere), alike(first)];
  const items = await bench.at.core.handlers['tutor.similar'](bench.place());
  expect(items.map((each) => each.itemId)).toEqual([third, first]);
  const session = await bench.at.core.handlers['study.practise']({ items, title: 'Similar questions' });
  expect(session).toMatchObject({ mode: 'custom', title: 'Similar questions' });
  expect(session.entries).toHaveLength(2);
});

test('what a running exam asks is not practised beside it', async () => {
  bench.server.similar = [0, 1, 2, 3].map((n) => ({ packId, itemId: itemId(n), itemVersion: 1, score: 1 }));
  const practice = bench.sessionId;
  await bench.begin({ minutes: 10 });
  bench.sessionId = practice;
  expect(await bench.at.core.handlers['tutor.similar'](bench.place())).toEqual([]);
});

test('practice of questions that are not here is refused', async () => {
  const items = [{ packId, itemId: itemId(77) }];
  const start = () => bench.at.core.handlers['study.practise']({ items, title: 'Similar questions' });
  expect(await refusalOf(start)).toBe('study.nothing-to-study');
});
