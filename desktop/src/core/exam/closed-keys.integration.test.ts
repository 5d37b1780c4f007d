import { beforeEach, describe, expect, test } from 'vitest';
import { itemId, packId } from '#desktop/core/testing/build-pack';
import { refusal, sessionId as examId, useExamBench } from '#desktop/core/testing/exam-bench';

const { answer, begin, bench, call, view } = useExamBench();

/** Practice of all six items, answered: the exam will ask the first two. */
let practice: string;
/** By item. */
let at: number[];

const single = (optionId: string) => ({ type: 'single', optionId }) as const;
const placeOf = (item: number) => call('study.place', { sessionId: practice, position: at[item] ?? -1 });
const answerPractice = (item: number, optionId: string) =>
  call('study.answer', {
    sessionId: practice,
    position: at[item] ?? -1,
    response: single(optionId),
    certainty: null,
    durationMs: 1000,
  });

beforeEach(() => {
  const session = call('study.start', { packId, topics: [], choose: 'mixed', count: 6 });
  practice = session.sessionId;
  const ids = session.entries.map(
    (_, position) => call('study.place', { sessionId: practice, position }).question.itemId,
  );
  at = Array.from({ length: 6 }, (_, n) => ids.indexOf(itemId(n)));
});

describe('while an exam asks a question that was practised', () => {
  beforeEach(() => {
    for (const item of [0, 1, 2]) answerPractice(item, item === 1 ? 'b' : 'a');
  });

  test('its place tells nothing of the key, its mark or the answer; another question’s does', () => {
    begin([{ count: 2, minutes: 10 }]);
    for (const over of [false, true]) {
      if (over) call('study.submit', { sessionId: practice });
      for (const item of [0, 1]) {
        const place = placeOf(item);
        expect(place).toMatchObject({ feedback: null, standing: null, closedByExam: true });
        expect(JSON.stringify(place)).not.toContain('Why');
        expect(place.session.entries[at[item] ?? -1]?.state).toBe('answered');
      }
      expect(placeOf(2)).toMatchObject({ feedback: { correctOptionIds: ['a'] }, closedByExam: false });
      expect(placeOf(2).session.closedCount).toBe(2);
    }
  });

  test('the review names no mistake among them, and they come back when the exam is over', () => {
    begin([{ count: 2, minutes: 10 }]);
    expect(call('study.submit', { sessionId: practice })).toMatchObject({
      scoreMilli: 2000,
      session: { closedCount: 2 },
    });
    expect(placeOf(1).session.entries[at[1] ?? -1]?.state).toBe('answered');
    call('study.submit', { sessionId: examId });
    expect(call('study.result', { sessionId: practice })).toMatchObject({ session: { closedCount: 0 } });
    expect(placeOf(1).session.entries[at[1] ?? -1]?.state).toBe('wrong');
    expect(placeOf(1)).toMatchObject({ feedback: { correctOptionIds: ['a'] }, closedByExam: false });
  });

  test('a paused exam keeps them closed', () => {
    begin([{ count: 2, minutes: 10 }]);
    call('exam.pause', { sessionId: examId });
    expect(placeOf(0).closedByExam).toBe(true);
  });

  test('an earlier exam hides what it was answered with too', () => {
    begin([{ count: 2, minutes: 10 }]);
    answer(0);
    call('study.submit', { sessionId: examId });
    expect(call('study.place', { sessionId: examId, position: 0 }).standing).not.toBeNull();
    call('study.start', { packId, topics: [], choose: 'mixed', count: 6, minutes: 5 });
    expect(call('study.place', { sessionId: examId, position: 0 })).toMatchObject({
      feedback: null,
      standing: null,
      closedByExam: true,
    });
    // Its answers and its blanks are nothing to review before that.
    const { entries } = call('study.result', { sessionId: examId }).session;
    expect(entries.map(({ state }) => state)).toEqual(['answered', 'unseen']);
  });

  test('a reason for a miss is not asked for', () => {
    begin([{ count: 2, minutes: 10 }]);
    expect(() =>
      call('study.reason', { sessionId: practice, position: at[1] ?? -1, reason: 'misread' }),
    ).toThrow(refusal('exam.asks-it'));
  });
});

test('practice that was begun before cannot be answered there, and no sum tells of it, until the exam is over', () => {
  const today = () => call('stats.today', {});
  const before = today();
  begin([{ count: 2, minutes: 10 }]);
  expect(() => answerPractice(0, 'a')).toThrow(refusal('exam.asks-it'));
  expect(today()).toMatchObject({ attemptsToday: before.attemptsToday, rightToday: before.rightToday });
  expect(answerPractice(2, 'a')).toMatchObject({ feedback: { scoreMilli: 1000 } });
  call('study.submit', { sessionId: examId });
  expect(answerPractice(0, 'a')).toMatchObject({ feedback: { scoreMilli: 1000 }, closedByExam: false });
});

test('the exam itself is sat as ever', () => {
  begin([{ count: 2, minutes: 10 }]);
  expect(answer(0)).toMatchObject({ closedByExam: false, standing: { response: single('a') } });
  expect(view(1)).toMatchObject({ closedByExam: false, session: { closedCount: 0 } });
});

test('the library does not show them, and search finds them without their objective', () => {
  const found = () => call('library.search', { query: 'question', limit: 10 }).hits;
  const before = found();
  expect(before).toHaveLength(6);
  const objective = (hits: typeof before, item: number) =>
    hits.find((hit) => hit.itemId === itemId(item))?.snippet.includes('Know it');
  expect(objective(before, 0)).toBe(true);
  begin([{ count: 2, minutes: 10 }]);
  expect([0, 1, 2].map((item) => objective(found(), item))).toEqual([false, false, true]);
  expect(() => call('study.item', { packId, itemId: itemId(0) })).toThrow(refusal('exam.asks-it'));
  expect(call('study.item', { packId, itemId: itemId(2) })).toMatchObject({ key: 'a' });
});

test('new sessions leave them out, and say so where nothing else fits', () => {
  const start = () => call('study.start', { packId, topics: [], choose: 'mixed', count: 6 });
  const practise = (items: number[]) =>
    call('study.practise', { items: items.map((n) => ({ packId, itemId: itemId(n) })), title: 'More' });
  begin([{ count: 2, minutes: 10 }]);
  expect(start().entries).toHaveLength(4);
  expect(practise([0, 1, 2]).entries).toHaveLength(1);
  const ledTo = (sessionId: string) => ({ code: 'exam.asks-all', data: { sessionId } });
  expect(() => practise([0, 1])).toThrow(expect.objectContaining(ledTo(examId)));
  const block = call('study.start', { packId, topics: [], choose: 'mixed', count: 6, minutes: 5 });
  expect(start).toThrow(expect.objectContaining(ledTo(block.sessionId)));
  // Only the exam that asks some of what was wanted is in the way.
  expect(() => practise([0, 1])).toThrow(expect.objectContaining(ledTo(examId)));
  call('study.submit', { sessionId: block.sessionId });
  expect(start().entries).toHaveLength(4);
});

test('today counts what a session would give: nothing that an exam asks, until it is handed in', () => {
  for (const item of [0, 2, 3]) answerPractice(item, 'b');
  const counts = () => {
    const { openCount, newCount, mistakeCount, unnamedMistakeCount } = call('stats.today', {});
    return { openCount, newCount, mistakeCount, unnamedMistakeCount };
  };
  const before = { openCount: 6, newCount: 3, mistakeCount: 3, unnamedMistakeCount: 3 };
  expect(counts()).toEqual(before);
  begin([{ count: 2, minutes: 10 }]);
  const while2Closed = { openCount: 4, newCount: 2, mistakeCount: 2, unnamedMistakeCount: 2 };
  expect(counts()).toEqual(while2Closed);
  const given = (choose: 'new' | 'mistakes' | 'mixed') =>
    call('study.start', { packId, topics: [], choose, count: 6 }).entries.length;
  expect([given('mixed'), given('new'), given('mistakes')]).toEqual([4, 2, 2]);
  call('exam.pause', { sessionId: examId });
  expect(counts()).toEqual(while2Closed);
  // Another one asks the same: what is closed twice counts once.
  call('study.start', { packId, topics: [], choose: 'mixed', count: 6, minutes: 5 });
  expect(counts()).toEqual({ openCount: 0, newCount: 0, mistakeCount: 0, unnamedMistakeCount: 0 });
});

test('windows are told when an exam begins: what they show of its questions is old', () => {
  const told: string[] = [];
  bench().core.subscribe((name) => told.push(name));
  call('study.start', { packId, topics: [], choose: 'mixed', count: 2 });
  expect(told).not.toContain('study.changed');
  call('study.start', { packId, topics: [], choose: 'mixed', count: 2, minutes: 5 });
  expect(told).toContain('study.changed');
});
