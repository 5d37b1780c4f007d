/** What is left of the day's tutor, in a quiet line. */
import type { Allowance } from '#desktop/contract/tutor';
import { shareText } from '../design/number-words.ts';

/** In steps that say enough: a student has no use for the last per cent. */
const steps = 20;

export function allowanceWords({ available, usedShare, resetsAt }: Allowance, now: number): string {
  if (!available) return 'No machine is set up on the server: questions’ own notes answer.';
  if (usedShare >= 1) return `Today’s tutor is used up. There is more ${momentText(resetsAt, now)}.`;
  if (usedShare === 0) return 'All of today’s tutor is left.';
  const left = Math.round((1 - usedShare) * steps);
  if (left === steps) return 'Nearly all of today’s tutor is left.';
  if (left === 0) return `Less than ${shareText(1 / steps)} of today’s tutor is left.`;
  return `About ${shareText(left / steps)} of today’s tutor is left.`;
}

/** "at 02:00", "tomorrow at 02:00". */
export function momentText(at: number, now: number, locale?: string): string {
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? `at ${time}` : `tomorrow at ${time}`;
}
