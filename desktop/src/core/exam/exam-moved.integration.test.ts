/** An exam that comes to another device of the student, which has its events and not the clock that ran elsewhere. */
import { expect, test } from 'vitest';
import { expectWithin, minuteMs, sessionId, useExamBench } from '#desktop/core/testing/exam-bench';

const { answer, begin, bench, call, crash, exam, pass } = useExamBench();

/** As on another device, some time after the last event has come there. */
function move(awayMs: number): void {
  crash(awayMs);
  bench().ground.db.exec('DELETE FROM exam_tick');
}

test.each([
  { clockWhileClosed: 'stops' as const, spentMs: minuteMs },
  { clockWhileClosed: 'runs' as const, spentMs: 3 * minuteMs + 20_000 },
])('a clock that $clockWhileClosed with Answly closed shows $spentMs ms there', ({ spentMs, ...rule }) => {
  begin([{ count: 2, minutes: 10 }], rule);
  pass(minuteMs);
  answer(0);
  pass(20_000);
  move(2 * minuteMs);
  expectWithin(exam().spentMs, [spentMs, spentMs]);
  pass(5_000);
  expectWithin(exam().spentMs, [spentMs + 5_000, spentMs + 5_000]);
});

test('sections that ran out on the way are ended one after the other, by what each has run over', () => {
  begin(
    [
      { count: 1, minutes: 10, breakMinutes: 1 },
      { count: 1, minutes: 10 },
    ],
    { clockWhileClosed: 'runs' },
  );
  pass(minuteMs);
  answer(0);
  move(14 * minuteMs);
  call('study.open', { sessionId });
  pass(500);
  expect(exam()).toMatchObject({ phase: 'section', section: 1 });
  expectWithin(exam().spentMs, [4 * minuteMs, 4 * minuteMs + 1_000]);
  move(minuteMs);
  expectWithin(exam().spentMs, [5 * minuteMs, 5 * minuteMs + 1_000]);
});

test('it is ended there only once it was opened there: the device that has it ends it', () => {
  begin([{ count: 2, minutes: 10 }], { clockWhileClosed: 'runs' });
  answer(0);
  move(20 * minuteMs);
  expect(call('stats.today', {}).unfinished).toMatchObject([{ over: false, exam: { leftMs: 0 } }]);
  expect(call('study.result', { sessionId }).session.over).toBe(false);
  call('study.open', { sessionId });
  pass(500);
  expect(call('study.result', { sessionId })).toMatchObject({ session: { over: true }, answeredCount: 1 });
});
