/** What is held or spent of a day, read from `student_budget` and `day_budget`. */
import type { Sql } from './connect.ts';

/** Nano-dollars, what is held for calls under way included. */
export interface DayUse {
  studentNano: number;
  everyoneNano: number;
}

/** @param day UTC, such as `2026-11-28`. */
export async function loadDayUse(sql: Sql, userId: string, day: string): Promise<DayUse> {
  const [used] = await sql<DayUse[]>`
    select
      coalesce((select held_nano + spent_nano from student_budget
        where user_id = ${userId} and day = ${day}::text::date), 0) as "studentNano",
      coalesce((select held_nano + spent_nano from day_budget where day = ${day}::text::date), 0) as "everyoneNano"`;
  return used ?? { studentNano: 0, everyoneNano: 0 };
}
