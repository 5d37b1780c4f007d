/** How long a timed block lasts with the student's extra time. */
import { limitText, limitWith } from '../exam/exam-words.ts';

/** @param factor null for no limit. @returns nothing where the minutes say it already. */
export function blockTimeWords(minutes: number, factor: number | null): string {
  if (factor === 1 || !(minutes >= 1)) return '';
  const limitMs = limitWith(minutes * 60_000, factor);
  return limitMs === null ? 'No time limit.' : `${limitText(limitMs)} in all.`;
}
