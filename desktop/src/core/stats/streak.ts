/** How many days in a row the student has studied. */
import { daysBefore } from '#desktop/core/study/day';

/** A streak lives until the end of the day after its last day: today not yet studied does not break it. */
export function streakDays(today: string, studied: (day: string) => boolean): number {
  let day = studied(today) ? today : daysBefore(today, 1);
  let count = 0;
  for (; studied(day); day = daysBefore(day, 1)) count++;
  return count;
}
