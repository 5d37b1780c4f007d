/** Where to go next in a session. */
import type { SessionView } from '#desktop/contract/study';

const done = new Set(['answered', 'right', 'wrong', 'partial']);

/** The next question without an answer, after `position` and then from the start; null when all are answered. */
export function nextToAnswer(session: Pick<SessionView, 'entries'>, position: number): number | null {
  const count = session.entries.length;
  for (let step = 1; step <= count; step += 1) {
    const at = (position + step) % count;
    const entry = session.entries[at];
    if (entry !== undefined && at !== position && !done.has(entry.state)) return at;
  }
  return null;
}

/** In a review: the place one step on, among all or among the mistakes only; null past either end. */
export function nextToRead(
  session: Pick<SessionView, 'entries'>,
  position: number,
  { step, only }: { step: 1 | -1; only: 'mistakes' | undefined },
): number | null {
  for (let at = position + step; at >= 0 && at < session.entries.length; at += step) {
    const state = session.entries[at]?.state;
    if (only === undefined || state === 'wrong' || state === 'partial') return at;
  }
  return null;
}
