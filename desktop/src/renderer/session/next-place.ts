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

const missed = new Set(['wrong', 'partial', 'blank']);

/** What was marked and is not fully right, and can be looked at now. */
export function missedPlaces({ entries }: Pick<SessionView, 'entries'>): number[] {
  return entries.flatMap(({ state }, at) => (missed.has(state) ? [at] : []));
}

/** In a review: the place one step on, among all or among those missed; null past either end. */
export function nextToRead(
  session: Pick<SessionView, 'entries'>,
  position: number,
  { step, only }: { step: 1 | -1; only: 'missed' | undefined },
): number | null {
  for (let at = position + step; at >= 0 && at < session.entries.length; at += step) {
    const entry = session.entries[at];
    if (entry !== undefined && (only === undefined || missed.has(entry.state))) return at;
  }
  return null;
}
