/** Running sums of attempts under a name, such as `ever`, `day:2026-02-28` or `certainty:sure`. */
import type { AttemptMarks } from '@answly/shared/model/attempt-marks';
import type { Db } from '#desktop/core/storage/db';
import { dayNumber, dayOf } from './day.ts';
import { isRight } from './is-right.ts';

interface Sums {
  count: number;
  right: number;
  durationMs: number;
}

/** Collects what a list of attempts adds, and writes each sum once. */
export interface TallySums {
  add(attempt: AttemptMarks, at: { orderAt: number; zoneMinutes: number }, times: 1 | -1): void;
  write(): void;
}

export function createTallySums(db: Db): TallySums {
  const upsert = db.prepare(
    `INSERT INTO tally (name, attempt_count, right_count, duration_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET attempt_count = attempt_count + excluded.attempt_count,
       right_count = right_count + excluded.right_count, duration_ms = duration_ms + excluded.duration_ms`,
  );
  const collected = new Map<string, Sums>();
  /** The spelling of the day that was asked for last: attempts of one day come together. */
  let last = { number: Number.NaN, name: '' };
  const dayName = (orderAt: number, zoneMinutes: number): string => {
    const number = dayNumber(orderAt, zoneMinutes);
    if (number !== last.number) last = { number, name: `day:${dayOf(orderAt, zoneMinutes)}` };
    return last.name;
  };
  const collect = (name: string, { count, right, durationMs }: Sums): void => {
    const sums = collected.get(name);
    if (!sums) return void collected.set(name, { count, right, durationMs });
    sums.count += count;
    sums.right += right;
    sums.durationMs += durationMs;
  };
  return {
    add(attempt, { orderAt, zoneMinutes }, times) {
      const right = isRight(attempt) ? times : 0;
      const sums = { count: times, right, durationMs: times * attempt.durationMs };
      collect('ever', sums);
      collect(dayName(orderAt, zoneMinutes), sums);
      if (attempt.certainty) collect(`certainty:${attempt.certainty}`, sums);
    },
    write() {
      for (const [name, { count, right, durationMs }] of collected)
        upsert.run(name, count, right, durationMs);
      collected.clear();
    },
  };
}
