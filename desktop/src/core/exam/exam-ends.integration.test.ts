/** How a timed session ends, and what it does when something fails. */
import { expect, test } from 'vitest';
import {
  expectWithin,
  minuteMs,
  otherPackId,
  refusal,
  sessionId,
  useExamBench,
} from '#desktop/core/testing/exam-bench';
import { factKinds } from '@answly/shared/sync/fact';
import { blueprint } from '@answly/shared/model/blueprint';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import { sittingsOf } from './sittings.ts';
import { installTestPack } from '#desktop/core/testing/install-test-pack';

const { answer, begin, bench, call, crash, exam, pass, place } = useExamBench();

test('an answer that comes after the end is refused, and the end stands', () => {
  begin([
    { count: 2, minutes: 10 },
    { count: 2, minutes: 10 },
  ]);
  answer(0);
  pass(10 * minuteMs - 400);
  bench().clock.now += 401;
  expect(() => answer(1)).toThrow(refusal('study.time-up'));
  expect(exam()).toMatchObject({ section: 1, open: [2, 3] });
  expectWithin(exam().spentMs, [0, 500]);
  pass(10 * minuteMs - 400);
  bench().clock.now += 800;
  expect(() => answer(2)).toThrow(refusal('study.session-over'));
  expect(call('study.result', { sessionId })).toMatchObject({ session: { over: true }, answeredCount: 1 });
});

test('a pause that could not be written stops no clock', () => {
  begin([{ count: 2, minutes: 10 }]);
  pass(1_000);
  const pauseAndFail = () =>
    bench().ground.db.transaction(() => {
      call('exam.pause', { sessionId });
      throw new Error('the disk');
    });
  expect(pauseAndFail).toThrow();
  pass(5_000);
  expect(exam()).toMatchObject({ phase: 'section', spentMs: 6_000 });
});

test('the key of a question stays closed while an exam asks it', () => {
  begin([{ count: 2, minutes: 10 }]);
  expect(() => call('study.item', { packId, itemId: itemId(1) })).toThrow(refusal('exam.asks-it'));
  expect(call('study.item', { packId, itemId: itemId(5) })).toMatchObject({ key: 'a' });
  call('study.submit', { sessionId });
  expect(call('study.item', { packId, itemId: itemId(1) })).toMatchObject({ key: 'a' });
});

test('without its pack an exam says so, runs no clock, and keeps nobody from Today', () => {
  begin([{ count: 2, minutes: 1 }]);
  answer(0);
  crash();
  bench().ground.db.exec('PRAGMA foreign_keys = OFF; DELETE FROM item');
  expect(() => call('study.open', { sessionId })).toThrow(refusal('item.unknown'));
  pass(2 * minuteMs);
  expect(call('stats.today', {}).unfinished).toHaveLength(1);
});

test('an end that could not be written whole leaves nothing of itself, and nothing is done after it', () => {
  begin([{ count: 2, minutes: 1 }]);
  answer(0);
  pass(59_000);
  bench().ground.db.exec('PRAGMA foreign_keys = OFF; DELETE FROM item');
  bench().clock.now += 2_000;
  expect(() => call('study.flag', { sessionId, position: 0, flagged: true })).toThrow(
    refusal('item.unknown'),
  );
  pass(2_000);
  const later = bench()
    .ground.db.prepare(
      "SELECT 1 FROM fact WHERE body ->> '$.type' IN ('stage-ended', 'submitted', 'flagged')",
    )
    .all();
  expect(later).toEqual([]);
});

test('a beat of the clock that fails ends nothing, and the next one goes on', () => {
  begin([{ count: 2, minutes: 1 }]);
  answer(0);
  const { db } = bench().ground;
  db.exec('ALTER TABLE session_mark RENAME TO lost');
  pass(30_000);
  db.exec('ALTER TABLE lost RENAME TO session_mark');
  pass(30_000);
  expect(call('study.result', { sessionId })).toMatchObject({ session: { over: true }, answeredCount: 1 });
});

test('a stage is not ended under a pause', () => {
  begin([
    { count: 1, minutes: 1 },
    { count: 1, minutes: 1 },
  ]);
  call('exam.pause', { sessionId });
  expect(() => call('exam.endStage', { sessionId, stage: 0 })).toThrow(refusal('study.paused'));
});

test('a gap that cannot be read when it is handed in takes no marks from the others', async () => {
  const gap = (id: string, value: number) => ({
    kind: 'numeric',
    id,
    key: { value, tolerance: { kind: 'absolute', amount: 0 } },
  });
  const cloze = {
    type: 'cloze',
    stem: '{{one}} and {{two}}',
    gaps: [gap('one', 5), gap('two', 6)],
    scoring: 'per-gap',
    options: undefined,
    key: undefined,
  };
  await installTestPack(bench(), buildPack([buildItem(0, cloze)], { id: otherPackId }));
  const choice = { packId: otherPackId, topics: [], choose: 'new', count: 1, minutes: 5 } as const;
  const block = call('study.start', choice).sessionId;
  const response = { type: 'cloze', gaps: { one: '5', two: 'five' } } as const;
  const given = { sessionId: block, position: 0, response, certainty: null, durationMs: 1 };
  call('study.answer', given);
  expect(call('study.submit', { sessionId: block })).toMatchObject({ scoreMilli: 500, maxMilli: 1000 });
});

test('an answer that does not fit the question as it is here earns nothing, and holds up neither the end nor a look', () => {
  begin([{ count: 2, minutes: 1 }]);
  answer(1);
  // Of a device that has other content under the same version of the question.
  const response = { type: 'single', optionId: 'z' };
  const elsewhere = { type: 'answered', sessionId, turn: 9, position: 0, response, certainty: null };
  bench().ground.facts.append({
    kind: factKinds.sessionEvent,
    body: { ...elsewhere, durationMs: 1, clock: { stage: 0, ms: 1 } },
  });
  pass(minuteMs);
  expect(call('study.result', { sessionId })).toMatchObject({
    session: { over: true },
    answeredCount: 2,
    scoreMilli: 1000,
    maxMilli: 2000,
  });
  expect(place(0).feedback).toMatchObject({ response, scoreMilli: 0, maxMilli: 1000, parts: {} });
});

test('what was left blank is told of with its key when it is over, and counts for its topic as nothing', () => {
  begin([{ count: 2, minutes: 10 }]);
  answer(0);
  const { topics } = call('study.submit', { sessionId });
  expect(topics).toMatchObject([
    { topic: 'Topic 1', rightMilli: 0, maxMilli: 1000 },
    { topic: 'Topic 0', rightMilli: 1000, maxMilli: 1000 },
  ]);
  expect(call('study.place', { sessionId, position: 1 }).feedback).toMatchObject({
    attemptId: null,
    response: null,
    scoreMilli: 0,
    maxMilli: 1000,
    correctOptionIds: ['a'],
    rationales: { a: 'Why a' },
  });
});

test('a question that was seen and left blank counts as asked and as missed, one never come to as neither', () => {
  begin([{ count: 4, minutes: 10 }]);
  for (const position of [0, 1, 2]) call('study.view', { sessionId, position });
  answer(0);
  answer(1, 'b');
  const { answeredCount, session } = call('study.submit', { sessionId });
  expect(answeredCount).toBe(2);
  expect(session.entries.map(({ state }) => state)).toEqual(['right', 'wrong', 'blank', 'blank']);
  const { attemptsEver, rightEver, topics, sessions } = call('stats.progress', {});
  expect({ attemptsEver, rightEver }).toEqual({ attemptsEver: 3, rightEver: 1 });
  expect(topics.find(({ topic }) => topic === 'Topic 2')).toMatchObject({ attempts: 1, rightMilli: 0 });
  expect(sessions).toMatchObject([{ scoreMilli: 1000, maxMilli: 4000 }]);
  expect(call('stats.today', {})).toMatchObject({ newCount: 3, mistakeCount: 2, unnamedMistakeCount: 1 });
});

test('each event says what the clock showed, for the student’s other devices', () => {
  begin([{ count: 2, minutes: 10 }], { passMilli: 1000 });
  pass(30_000);
  answer(0);
  pass(10_000);
  call('study.submit', { sessionId });
  const clocks = bench()
    .ground.db.prepare<{ ms: number }>(
      "SELECT body ->> '$.clock.ms' AS ms FROM fact WHERE kind = 'session-event' ORDER BY local",
    )
    .all()
    .map(({ ms }) => ms);
  expect(clocks).toEqual([null, 30_000, 40_000]);
  expect(call('study.result', { sessionId }).outcome?.sections[0]?.spentMs).toBe(40_000);
});

test('strikes, flags and highlights are there after a crash', async () => {
  begin([{ count: 2, minutes: 10 }]);
  const highlights = [{ field: 'stem' as const, from: 0, to: 8 }];
  call('study.strike', { sessionId, position: 1, optionId: 'b', struck: true });
  call('study.highlight', { sessionId, position: 1, highlights });
  call('study.flag', { sessionId, position: 1, flagged: true });
  crash();
  expect(call('study.place', { sessionId, position: 1 })).toMatchObject({
    struck: ['b'],
    flagged: true,
    highlights,
  });
});

test('a timed block is an exam of one free section', async () => {
  const block = call('study.start', { packId, topics: [], choose: 'new', count: 4, minutes: 5 });
  expect(block).toMatchObject({ mode: 'timed', exam: { leftMs: 5 * minuteMs, open: [0, 1, 2, 3] } });
});

test('what cannot be drawn for now, since it was seen lately, is told before the start, and refused', async () => {
  const draw = [{ topic: 'Topic 0', count: 2, avoidSeenDays: 30 }];
  const section = { id: 's', title: 'S', timeLimitMs: null, navigation: 'free', tools: [], draw };
  const blueprintId = '0190c0c0-0000-7000-8000-000000000001';
  const mock = blueprint.parse({ id: blueprintId, title: 'Mock', sections: [section], passMilli: 1000 });
  await installTestPack(bench(), buildPack(6, { version: 2, blueprints: [mock] }));
  const shortages = () => call('exam.list', {}).flatMap((offer) => offer.shortages);
  expect(shortages()).toEqual([]);
  begin([{ count: 1, minutes: 10 }]);
  answer(0);
  call('study.submit', { sessionId });
  expect(shortages()).toEqual([expect.stringContaining('"Topic 0"')]);
  expect(() => call('exam.start', { packId, blueprintId, timeFactor: 1 })).toThrow(
    refusal('exam.pool-short'),
  );
  bench().clock.now += 31 * 24 * 60 * minuteMs;
  expect(shortages()).toEqual([]);
});

test('what another device has handed in already is not counted again', () => {
  begin([{ count: 2, minutes: 10 }]);
  answer(0);
  answer(1, 'b');
  const marks = { mode: 'mock', scoreMilli: 1000, maxMilli: 1000, durationMs: 1, hintLevel: 0 };
  const response = { type: 'single', optionId: 'a' };
  const body = { sessionId, packId, itemId: itemId(0), itemVersion: 1, response, ...marks };
  bench().ground.facts.append({ kind: 'attempt', body });
  expect(call('study.submit', { sessionId })).toMatchObject({ answeredCount: 2, scoreMilli: 1000 });
  expect(call('stats.today', {}).attemptsEver).toBe(2);
});

test('marks, scale and pass stand as they were frozen at the start, also on a device without the pack', async () => {
  const blueprintId = '0190c0c0-0000-7000-8000-000000000003';
  const draw = [{ topic: 'Topic 0', count: 2 }];
  const section = { id: 's', title: 'S', timeLimitMs: null, navigation: 'free', tools: [], draw };
  const scale = { fromMilli: 200_000, toMilli: 800_000, stepMilli: 10_000 };
  const marking = { certainty: true };
  const mock = { id: blueprintId, title: 'Mock', sections: [section], passMilli: 1000, scale, marking };
  const blueprints = [blueprint.parse(mock)];
  await installTestPack(bench(), buildPack(6, { version: 2, blueprints }));
  const sitting = call('exam.start', { packId, blueprintId, timeFactor: 1 });
  const response = { type: 'single', optionId: 'a' } as const;
  call('study.answer', { ...sitting, position: 0, response, certainty: 'think', durationMs: 1 });
  const marks = { scoreMilli: 2000, maxMilli: 6000 };
  const scored = { ...marks, outcome: { passed: true, scaledMilli: 400_000, sections: [marks] } };
  expect(call('study.submit', sitting)).toMatchObject(scored);
  bench().ground.db.exec('PRAGMA foreign_keys = OFF; DELETE FROM item');
  expect(call('study.result', sitting)).toMatchObject(scored);
  expect(sittingsOf(bench().ground.db, blueprintId)).toMatchObject([{ ...marks, passed: true }]);
});

test.each([
  { what: 'too few marks', passMilli: 2000, sections: [null, null], passed: false },
  { what: 'enough marks', passMilli: 1000, sections: [null, null], passed: true },
  { what: 'a section short of its own mark', passMilli: 1000, sections: [null, 1000], passed: false },
])('an exam with $what is passed: $passed, in its result and in the list of sittings', (given) => {
  const blueprintId = '0190c0c0-0000-7000-8000-000000000002';
  const passOf = (index: number) => given.sections[index] ?? null;
  begin(
    [
      { count: 1, minutes: 10, passMilli: passOf(0) },
      { count: 1, minutes: 10, passMilli: passOf(1) },
    ],
    { passMilli: given.passMilli, blueprintId },
  );
  answer(0);
  call('exam.endStage', { sessionId, stage: 0 });
  call('exam.endStage', { sessionId, stage: 1 });
  expect(call('study.result', { sessionId }).outcome?.passed).toBe(given.passed);
  expect(sittingsOf(bench().ground.db, blueprintId)).toMatchObject([{ passed: given.passed, over: true }]);
});
