/** The tutor's calls on a real study file against a real server: hints, explanations, chats, and what is kept of them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import { blockTerms } from '#desktop/core/exam/block-terms';
import { itemId, packId } from '#desktop/core/testing/build-pack';
import { refusalOf, startTutorBench, type TutorBench } from './testing/tutor-bench.ts';
import { answerOf, insteadOf, threadId } from './testing/tutor-server.ts';

let bench: TutorBench;
beforeEach(async () => {
  bench = await startTutorBench();
});
afterEach(() => bench.close());

const hint = (hintLevel: 1 | 2 | 3) => ({ mode: 'hint' as const, hintLevel });
const explain = { mode: 'explain' as const, optionId: null };
const chat = (message: string, thread: string | null = null) => ({
  mode: 'chat' as const,
  message,
  threadId: thread,
});
const kept = async (position = 0) => bench.at.core.handlers['tutor.kept'](bench.place(position));
const placeView = async (position = 0) => bench.at.core.handlers['study.place'](bench.place(position));
const asks = () => bench.server.bodies('/v1/tutor');

test('a hint is asked for before the answer, by its level, with no attempt sent first', async () => {
  await bench.register();
  expect(await bench.ask(hint(1))).toMatchObject({ text: 'A hint.', problem: null });
  expect(asks()).toMatchObject([{ mode: 'hint', hintLevel: 1, response: null }]);
});

test('the strongest hint seen goes into the attempt, also when the process died in between', async () => {
  await bench.register();
  await bench.ask(hint(1));
  await bench.ask(hint(2));
  await bench.reopen();
  await bench.answer('b');
  await bench.answer('b', 1);
  expect((await placeView()).feedback).toMatchObject({ hintLevel: 2 });
  expect((await placeView(1)).feedback).toMatchObject({ hintLevel: 0 });
  const facts = bench.at.ground.db
    .prepare<{ level: number }>(
      `SELECT body ->> '$.hintLevel' AS level FROM fact WHERE kind = 'attempt' ORDER BY local`,
    )
    .all();
  expect(facts).toEqual([{ level: 2 }, { level: 0 }]);
  expect(await bench.at.core.handlers['study.result']({ sessionId: bench.sessionId })).toMatchObject({
    hintedCount: 1,
  });
});

test('a hint is noted before its first word is shown', async () => {
  await bench.register();
  let noted: unknown;
  bench.at.core.subscribe((event) => {
    if (event === 'tutor.delta') noted ??= bench.at.ground.db.prepare('SELECT level FROM hint_seen').get();
  });
  await bench.ask(hint(3));
  expect(noted).toEqual({ level: 3 });
});

test('a hint that failed is no hint: it counts for nothing, is not kept, and comes when it is asked for again', async () => {
  await bench.register();
  await bench.ask(hint(1));
  bench.server.say((asked) => insteadOf(asked, 'Know it', new AppError('tutor.withheld')));
  expect(await bench.ask(hint(2))).toMatchObject({
    text: '',
    problem: { code: 'tutor.withheld' },
    objective: 'Know it',
  });
  expect(await kept()).toMatchObject([{ hintLevel: 1, source: 'model' }]);
  bench.server.say((asked) => answerOf(asked, 'At last.'));
  expect(await bench.ask(hint(2))).toMatchObject({ text: 'At last.', problem: null });
  expect(await kept()).toHaveLength(2);
});

test('where no tutor is set up the notes are kept as they come, and count for nothing', async () => {
  await bench.register();
  bench.server.say((asked) => answerOf(asked, 'Know it', 'rationale'));
  await bench.ask(hint(3));
  expect(await kept()).toMatchObject([{ hintLevel: 3, source: 'rationale' }]);
  await bench.answer('b');
  expect((await placeView()).feedback).toMatchObject({ hintLevel: 0 });
});

test('notes in place of a chat or an explanation are not kept: they answer nothing that was asked', async () => {
  await bench.register();
  await bench.answer('b');
  const busy = new AppError('tutor.busy', { data: { retryAfterSeconds: 30 } });
  bench.server.say((asked) => insteadOf(asked, 'Notes', busy));
  const told = { text: '', problem: { code: 'tutor.busy', retryAfterSeconds: 30 } };
  expect(await bench.ask(chat('Why?'))).toMatchObject(told);
  expect(await bench.ask(explain)).toMatchObject(told);
  bench.server.say((asked) => answerOf(asked, 'Notes', 'rationale'));
  expect(await bench.ask(chat('Why?'))).toMatchObject({ problem: { code: 'tutor.not-set-up' } });
  expect(await kept()).toEqual([]);
});

test('notes in place of a hint stay in their session: in the next one the hint can be asked for again', async () => {
  await bench.register();
  await bench.ask(hint(1));
  bench.server.say((asked) => answerOf(asked, 'Know it', 'rationale'));
  await bench.ask(hint(2));
  expect(await kept()).toHaveLength(2);
  bench.at.clock.now += 60_000;
  await bench.begin({ choose: 'new' });
  const at = (await places()).indexOf(await itemAsked());
  await bench.ask(hint(1), at);
  expect(await kept(at)).toMatchObject([{ hintLevel: 1, source: 'model' }]);
  bench.server.say((asked) => answerOf(asked, 'At last.'));
  expect(await bench.ask(hint(2), at)).toMatchObject({ text: 'At last.' });
  expect(await kept(at)).toHaveLength(2);
});

test('a hint that never came counts for nothing', async () => {
  await bench.register();
  bench.server.refuse('/v1/tutor', 'rate.limited', 40);
  bench.at.ground.db.prepare(`UPDATE item SET body = json_set(body, '$.objective', '')`).run();
  expect(await bench.ask(hint(1))).toMatchObject({
    problem: { code: 'rate.limited', retryAfterSeconds: 40 },
    objective: undefined,
  });
  await bench.answer('b');
  expect((await placeView()).feedback).toMatchObject({ hintLevel: 0 });
});

test('no hints while a clock runs, nor in practice for what a running exam asks', async () => {
  await bench.register();
  await bench.ask(hint(1));
  expect(await kept()).toHaveLength(1);
  const practice = bench.sessionId;
  await bench.begin({ minutes: 10 });
  expect(await refusalOf(() => bench.ask(hint(1)))).toBe('tutor.closed');
  bench.sessionId = practice;
  expect(await refusalOf(() => bench.ask(hint(2)))).toBe('tutor.closed');
  // Nor is the one shown that was seen before.
  expect(await kept()).toEqual([]);
  expect(asks()).toHaveLength(1);
});

test('what a running exam asks is not explained by the way of an earlier session, nor is what was kept of it shown', async () => {
  await bench.register();
  await bench.answer('b');
  await bench.ask(explain);
  const practice = bench.sessionId;
  const exam = await bench.begin({ minutes: 10 });
  bench.sessionId = practice;
  expect(await refusalOf(() => bench.ask(explain))).toBe('tutor.closed');
  expect(await refusalOf(() => bench.ask(chat('Why not B?')))).toBe('tutor.closed');
  expect(await kept()).toEqual([]);
  expect(asks()).toHaveLength(1);
  await bench.at.core.handlers['study.submit']({ sessionId: exam });
  expect(await kept()).toMatchObject([{ mode: 'explain' }]);
  expect(await bench.ask(chat('Why not B?'))).toMatchObject({ text: 'A chat.' });
});

test('no hints in a mock exam', async () => {
  const sessionId = '0190b0b0-0000-7000-8000-00000000ffff';
  const form = [{ packId, itemId: itemId(0), itemVersion: 1, optionOrder: ['a', 'b', 'c', 'd'] }];
  const body = {
    type: 'started',
    sessionId,
    turn: 0,
    mode: 'mock',
    title: 'M',
    form,
    terms: blockTerms(1, 5),
  };
  bench.at.ground.db.transaction(() => bench.at.ground.facts.append({ kind: 'session-event', body }));
  bench.sessionId = sessionId;
  expect(await refusalOf(() => bench.ask(hint(1)))).toBe('tutor.closed');
});

test('after the answer there are explanations and no more hints, before it only hints', async () => {
  await bench.register();
  expect(await refusalOf(() => bench.ask(explain))).toBe('attempt.required');
  expect(await refusalOf(() => bench.ask(chat('Why?')))).toBe('attempt.required');
  await bench.answer('b');
  expect(await refusalOf(() => bench.ask(hint(1)))).toBe('attempt.duplicate');
  expect(await bench.ask({ mode: 'explain', optionId: 'b' })).toMatchObject({ text: 'A explain.' });
  expect(asks()).toMatchObject([{ mode: 'explain', optionId: 'b', response: { optionId: 'b' } }]);
});

test('a second beginning drops what was said before it', async () => {
  await bench.register();
  bench.server.say((asked) => [
    { event: 'meta', data: { requestId: asked.requestId, source: 'model' } },
    { event: 'delta', data: { text: 'Wrong start. ' } },
    ...answerOf(asked, 'Again.', 'cache'),
  ]);
  expect(await bench.ask(hint(1))).toMatchObject({ text: 'Again.' });
  expect(await kept()).toMatchObject([{ text: 'Again.', source: 'cache', hintLevel: 1 }]);
});

test('a stream without its end is no answer and is not kept', async () => {
  await bench.register();
  bench.server.say((asked) => answerOf(asked, 'Half an answer').slice(0, -1));
  expect(await bench.ask(hint(1))).toMatchObject({ problem: { code: 'network.offline' } });
  expect(await kept()).toEqual([]);
});

test('an answer without end is broken off, and nothing of it is kept', async () => {
  await bench.register();
  const long = 'a'.repeat(limits.tutorFlightCharsMax / 2);
  bench.server.say((asked) => answerOf(asked, `${long} ${long} ${long}`));
  const { text, problem } = await bench.ask(hint(1));
  expect(problem).toMatchObject({ code: 'network.garbled' });
  expect(text.length).toBeLessThanOrEqual(limits.tutorFlightCharsMax);
  expect(await kept()).toEqual([]);
});

test('a chat goes on by its thread, is kept with the student’s words, and is read without a network', async () => {
  await bench.register();
  await bench.answer('b');
  await bench.ask(chat('Why not B?'));
  await bench.ask(chat('And D?', threadId));
  expect(asks()).toMatchObject([{ message: 'Why not B?' }, { message: 'And D?', threadId }]);
  expect(asks()[0]).not.toHaveProperty('threadId');
  bench.offline();
  await bench.reopen();
  expect(await kept()).toMatchObject([
    { mode: 'chat', message: 'Why not B?', threadId, text: 'A chat.' },
    { mode: 'chat', message: 'And D?', threadId, text: 'A chat.' },
  ]);
  expect(await bench.ask(chat('And now?', threadId))).toMatchObject({ problem: { code: 'network.offline' } });
  expect(await kept()).toHaveLength(2);
});

test('the student’s words leave in that one request and in nothing else', async () => {
  await bench.register();
  await bench.answer('b');
  await bench.ask(chat('a very private thought'));
  await bench.ask(chat('and another', threadId));
  await bench.at.core.handlers['sync.now']({});
  const telling = bench.server.seen.filter(({ text }) => text.includes('private thought'));
  expect(telling.map(({ path }) => path)).toEqual(['/v1/tutor']);
  expect(bench.server.seen.some(({ path }) => path.startsWith('/v1/sync'))).toBe(true);
  expect(bench.at.logged.join()).not.toContain('private thought');
});

test('a kept hint is shown again without asking anybody, once it is asked for', async () => {
  await bench.register();
  await bench.ask(hint(1));
  await bench.begin({ choose: 'new' });
  const at = (await places()).indexOf(await itemAsked());
  expect(await kept(at)).toEqual([]);
  bench.offline();
  expect(await bench.ask(hint(1), at)).toMatchObject({ text: 'A hint.', problem: null });
  expect(await kept(at)).toMatchObject([{ mode: 'hint', hintLevel: 1 }]);
  await bench.answer('b', at);
  expect((await placeView(at)).feedback).toMatchObject({ hintLevel: 1 });
  expect(asks()).toHaveLength(1);
});

const itemAsked = async () => (asks()[0] as { itemId: string }).itemId;
const places = async () =>
  Promise.all([0, 1, 2, 3].map(async (position) => (await placeView(position)).question.itemId));

test('without a network the objective stands in for a hint, and counts for nothing', async () => {
  await bench.register();
  bench.offline();
  expect(await bench.ask(hint(1))).toMatchObject({
    text: '',
    problem: { code: 'network.offline' },
    objective: 'Know it',
  });
  await bench.answer('b');
  expect((await placeView()).feedback).toMatchObject({ hintLevel: 0 });
});

test('who was signed out by a restart is told that, and not to make an account', async () => {
  await bench.register();
  await bench.answer('b');
  bench.server.refuse('/v1/sessions/refresh', 'session.expired');
  await bench.reopen();
  expect(await bench.ask(explain)).toMatchObject({ problem: { code: 'session.expired' } });
  expect(await bench.ask(explain)).toMatchObject({ problem: { code: 'session.expired' } });
  expect(await refusalOf(() => bench.at.core.handlers['tutor.similar'](bench.place()))).toBe(
    'session.expired',
  );
});

test('who is not signed in is told so, and nothing is asked', async () => {
  expect(await bench.ask(hint(1))).toMatchObject({ problem: { code: 'session.required' } });
  expect(await bench.at.core.handlers['tutor.allowance']({})).toBeNull();
  expect(bench.server.seen).toEqual([]);
});

test('once the day is refused, what is left of it is told as nothing, until it begins anew', async () => {
  await bench.register();
  bench.server.usedShare = 0.96;
  bench.server.refuse('/v1/tutor', 'budget.exhausted', 60);
  await bench.ask(hint(1));
  const share = async () => (await bench.at.core.handlers['tutor.allowance']({}))?.usedShare;
  expect(await share()).toBe(1);
  bench.at.clock.now += 60_000;
  expect(await share()).toBe(0.96);
});

test('what is left of the day is told while the server tells it', async () => {
  await bench.register();
  bench.server.usedShare = 0.2;
  expect(await bench.at.core.handlers['tutor.allowance']({})).toEqual({
    available: true,
    usedShare: 0.2,
    resetsAt: 1_000,
  });
  bench.offline();
  expect(await bench.at.core.handlers['tutor.allowance']({})).toBeNull();
});
