/** When it is looked at what became of help. */
import { expect, test } from 'vitest';
import { manualTimers } from '#cloud/testing/manual-timers';
import { afterHelpDayMs, watchAfterHelp, type AfterHelp } from './after-help.ts';
import type { TutorHappening } from './happenings.ts';

test('the day of help that ended a day ago is looked at each quarter of an hour, whatever went wrong before', async () => {
  const clock = manualTimers();
  const nowMs = Date.UTC(2026, 10, 28, 12);
  const counts: AfterHelp[] = [{ mode: 'hint', topic: 'same', result: 'right', count: 3 }];
  const asked: number[][] = [];
  const [told, failures]: [TutorHappening[], unknown[]] = [[], []];
  const third = Promise.withResolvers<void>();
  const rounds = watchAfterHelp({
    source: {
      count: (...range) => {
        asked.push(range);
        if (asked.length === 3) third.resolve();
        return asked.length === 2 ? Promise.reject(new Error('away')) : Promise.resolve(counts);
      },
    },
    timers: clock.timers,
    now: () => nowMs + clock.timers.now(),
    tell: (happening) => told.push(happening),
    report: (error) => failures.push(error),
  });
  await clock.runUntil(third.promise);
  await rounds.stop();
  const quarters = [1, 2, 3].map((quarter) => nowMs + quarter * 900_000);
  expect(asked).toEqual(quarters.map((atMs) => [atMs - 2 * afterHelpDayMs, atMs - afterHelpDayMs]));
  expect(told).toEqual([1, 2].map(() => ({ kind: 'after-help', counts })));
  expect(failures).toEqual([new Error('away')]);
});
