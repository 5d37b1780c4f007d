/** Timed sessions: clocks, stages and rules of navigation. */
import { describe, expect, test } from 'vitest';
import { expectWithin, minuteMs, refusal, sessionId, useExamBench } from '#desktop/core/testing/exam-bench';
import { derivedState, refoldAll } from '#desktop/core/testing/projections';

const { answer, begin, bench, call, crash, exam, pass, place, ring, view } = useExamBench();

describe('answers', () => {
  test('may be changed until the end, give no feedback, and count once as they stood then', () => {
    begin([{ count: 3, minutes: 10 }]);
    view(0);
    expect(answer(0, 'b')).toMatchObject({ feedback: null, standing: { response: { optionId: 'b' } } });
    answer(0, 'a');
    answer(1, 'c');
    answer(2, 'a');
    call('study.answer', { sessionId, position: 2, response: null, certainty: null, durationMs: 1 });
    expect(call('study.open', { sessionId })).toMatchObject({ savedCount: 2, over: false });
    expect(call('stats.today', {}).attemptsEver).toBe(0);
    const result = call('study.submit', { sessionId });
    expect(result).toMatchObject({ scoreMilli: 1000, maxMilli: 3000, answeredCount: 2, rightCount: 1 });
    expect(call('study.submit', { sessionId })).toEqual(result);
    expect(call('stats.today', {})).toMatchObject({ attemptsEver: 3, rightToday: 1 });
    expect(() => answer(2)).toThrow(refusal('study.session-over'));
    expect(call('study.place', { sessionId, position: 1 }).feedback).toMatchObject({ scoreMilli: 0 });
  });

  test('the last word is the last one said, whatever the wall clock does meanwhile', () => {
    begin([{ count: 3, minutes: 10 }]);
    const yearMs = 365 * 24 * 3_600_000;
    answer(0, 'b');
    call('study.flag', { sessionId, position: 0, flagged: true });
    const { now } = bench().clock;
    bench().clock.wallMs = () => now - yearMs;
    answer(0, 'c');
    call('study.flag', { sessionId, position: 0, flagged: false });
    const after = call('study.place', { sessionId, position: 0 });
    expect(after).toMatchObject({ standing: { response: { optionId: 'c' } }, flagged: false });
    const derived = derivedState(bench().ground.db);
    refoldAll(bench().ground.db);
    expect(derivedState(bench().ground.db)).toEqual(derived);
  });
});

test('what is done at a place is told to all windows', () => {
  begin([{ count: 2, minutes: 10 }]);
  const told: unknown[] = [];
  bench().core.subscribe((event, data) => event === 'place.changed' && told.push(data));
  view(1);
  answer(1);
  call('study.flag', { sessionId, position: 1, flagged: true });
  expect(told).toEqual(Array.from({ length: 3 }, () => ({ sessionId, position: 1 })));
});

describe('the clock', () => {
  test('runs while the session is open and ends the section to the moment', () => {
    begin([{ count: 2, minutes: 1 }]);
    answer(0);
    pass(59_000);
    expect(exam()).toMatchObject({ leftMs: 1000, phase: 'section' });
    const changed: unknown[] = [];
    bench().core.subscribe((event, data) => event === 'study.changed' && changed.push(data));
    pass(1000);
    expect(changed).toEqual([{ sessionId }]);
    expect(call('study.result', { sessionId })).toMatchObject({ session: { over: true }, answeredCount: 1 });
    expect(() => answer(1)).toThrow(refusal('study.session-over'));
  });

  test('after a crash it goes on from where it was, to half a second, though the computer stood for a day', async () => {
    begin([{ count: 2, minutes: 10 }]);
    view(1);
    answer(1);
    pass(90_300);
    crash(24 * 60 * minuteMs);
    expectWithin(exam().spentMs, [89_800, 90_300]);
    expect(call('study.open', { sessionId })).toMatchObject({ position: 1, savedCount: 1 });
    pass(10_000);
    expectWithin(exam().spentMs, [99_800, 100_300]);
  });

  test('of an exam that goes on it counts the time away, whatever the wall clock was set to', async () => {
    begin([{ count: 2, minutes: 10 }], { clockWhileClosed: 'runs' });
    pass(60_000);
    crash(2 * minuteMs);
    bench().clock.wallMs = () => 0;
    expectWithin(exam().spentMs, [179_000, 181_000]);
    expect(() => call('exam.pause', { sessionId })).toThrow(refusal('exam.clock-runs'));
    crash(60 * minuteMs);
    expect(call('study.result', { sessionId }).session.over).toBe(true);
  });

  test('sleep does not count where the clock stops with Answly, and does where it goes on', () => {
    begin([{ count: 2, minutes: 90 }]);
    pass(10_000);
    bench().clock.now += 60 * minuteMs;
    ring();
    expect(exam().spentMs).toBeLessThan(11_000);
  });

  test.each([-1, 1])(
    'a wall clock that is set by %i year moves no exam, running or after a crash',
    (years) => {
      const { now } = bench().clock;
      const wallMs = () => now + years * 365 * 24 * 60 * minuteMs;
      begin([{ count: 2, minutes: 10 }]);
      pass(10_000);
      bench().clock.wallMs = wallMs;
      answer(0);
      pass(10_000);
      expect(exam()).toMatchObject({ spentMs: 20_000, phase: 'section' });
      crash();
      bench().clock.wallMs = wallMs;
      expectWithin(exam().spentMs, [19_500, 20_000]);
      expect(call('study.open', { sessionId }).savedCount).toBe(1);
    },
  );

  test('stands in a pause, also over a restart, and the questions are covered', async () => {
    begin([{ count: 2, minutes: 10 }]);
    pass(5_000);
    call('exam.pause', { sessionId });
    pass(60_000);
    expect(() => call('study.place', { sessionId, position: 0 })).toThrow(refusal('study.paused'));
    crash(minuteMs);
    expect(exam()).toMatchObject({ phase: 'paused', spentMs: 5_000, open: [] });
    call('exam.resume', { sessionId });
    pass(1_000);
    expect(exam()).toMatchObject({ phase: 'section', spentMs: 6_000 });
  });

  test('tells how long the student was at each question, over visits and a crash', () => {
    begin([{ count: 3, minutes: 10 }]);
    const spentMs = (position: number) => place(position).spentMs;
    view(0);
    pass(30_000);
    crash(minuteMs);
    call('study.open', { sessionId });
    expectWithin(spentMs(0), [29_500, 30_000]);
    pass(10_000);
    view(1);
    pass(5_000);
    view(0);
    expect(spentMs(1)).toBe(5_000);
    expectWithin(spentMs(0), [39_500, 40_000]);
    // The window knows better: it leaves out what it was hidden for.
    answer(0);
    pass(2_000);
    crash();
    expectWithin(spentMs(0), [2_500, 3_000]);
    expect(spentMs(2)).toBe(0);
    call('study.submit', { sessionId });
    const { minutesToday } = call('stats.today', {});
    expect(minutesToday).toBe(0.1);
  });

  test('without a limit only the time spent is told', () => {
    begin([{ count: 2, minutes: null }]);
    pass(30_000);
    expect(exam()).toMatchObject({ leftMs: null, spentMs: 30_000 });
  });
});

describe('sections', () => {
  test('follow each other with a break, and what is behind stays closed', () => {
    begin([
      { count: 2, minutes: 1, breakMinutes: 5 },
      { count: 2, minutes: 1 },
    ]);
    answer(0);
    for (const look of [view, place]) expect(() => look(2)).toThrow(refusal('study.place-closed'));
    call('exam.endStage', { sessionId, stage: 0 });
    expect(exam()).toMatchObject({ phase: 'break', leftMs: 5 * minuteMs, open: [] });
    expect(call('exam.endStage', { sessionId, stage: 0 }).phase).toBe('break');
    expect(() => answer(1)).toThrow(refusal('study.time-up'));
    expect(() => place(1)).toThrow(refusal('study.time-up'));
    pass(5 * minuteMs);
    expect(exam()).toMatchObject({ phase: 'section', section: 1, open: [2, 3] });
    expect(call('study.open', { sessionId }).position).toBe(2);
    expect(() => answer(0)).toThrow(refusal('study.time-up'));
    expect(() => place(0)).toThrow(refusal('study.time-up'));
    answer(3);
    call('exam.endStage', { sessionId, stage: 2 });
    const { outcome } = call('study.result', { sessionId });
    expect(outcome).toBeNull();
    expect(call('study.result', { sessionId }).answeredCount).toBe(2);
  });

  test('that ran out while Answly was closed and the clock goes on end one after the other', async () => {
    begin(
      [
        { count: 1, minutes: 10, breakMinutes: 1 },
        { count: 1, minutes: 10 },
      ],
      { clockWhileClosed: 'runs', passMilli: 1000 },
    );
    answer(0);
    pass(1000);
    crash(15 * minuteMs);
    expect(exam()).toMatchObject({ phase: 'section', section: 1 });
    expectWithin(exam().spentMs, [4 * minuteMs, 4 * minuteMs + 2_000]);
    crash(15 * minuteMs);
    expect(call('study.result', { sessionId })).toMatchObject({
      session: { over: true },
      outcome: { passed: true, sections: [{ scoreMilli: 1000 }, { scoreMilli: 0 }] },
    });
  });

  test('linear: only the question that is there and the next one', () => {
    begin([{ count: 4, minutes: null, navigation: 'linear' }]);
    view(0);
    expect(exam().open).toEqual([0, 1]);
    view(1);
    expect(exam().open).toEqual([1, 2]);
    for (const look of [view, place]) expect(() => look(0)).toThrow(refusal('study.place-closed'));
    expect(() => answer(0)).toThrow(refusal('study.place-closed'));
    expect(() => view(3)).toThrow(refusal('study.place-closed'));
  });

  test('lock after leave: any that was not seen yet', () => {
    begin([{ count: 4, minutes: null, navigation: 'lock-after-leave' }]);
    view(0);
    view(2);
    expect(exam().open).toEqual([1, 2, 3]);
    expect(() => call('study.strike', { sessionId, position: 0, optionId: 'a', struck: true })).toThrow(
      refusal('study.place-closed'),
    );
  });
});

test('a full disk refuses what cannot be kept, stops no clock, and is handed in when there is room', () => {
  begin([{ count: 6, minutes: 1 }]);
  const { db } = bench().ground;
  db.pragma(`max_page_count = ${Number(db.pragma('page_count')) + 2}`);
  let kept = 0;
  const fill = () => {
    for (; kept < 400; kept += 1) answer(kept % 6, 'abcd'[kept % 4]);
  };
  expect(fill).toThrow(refusal('disk.full'));
  const before = call('study.open', { sessionId });
  expect(before.savedCount).toBe(Math.min(kept, 6));
  pass(61_000);
  expect(bench().logged.some((line) => line.startsWith('an exam whose time is up was not ended'))).toBe(true);
  expect(call('study.place', { sessionId: sessionId, position: 0 })).toBeDefined();
  db.pragma('max_page_count = 1000000');
  pass(500);
  expect(call('study.result', { sessionId })).toMatchObject({
    session: { over: true },
    answeredCount: before.savedCount,
  });
});

test.each(['is refused', 'comes through'])(
  'a write that the disk holds up for long and %s is no sleep',
  (end) => {
    begin([{ count: 2, minutes: 10 }]);
    pass(2_000);
    const write = () =>
      bench().ground.db.transaction(() => {
        bench().clock.now += 16_000;
        if (end === 'is refused') throw new Error('the disk');
      });
    if (end === 'is refused') expect(write).toThrow('the disk');
    else write();
    expect(exam().spentMs).toBe(18_000);
    bench().clock.now += 16_000;
    expect(exam().spentMs).toBe(18_500);
  },
);
