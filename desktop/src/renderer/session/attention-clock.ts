/** Counts the time a student spends on each question: it stands still while the window is hidden. */
import type { SessionView } from '#desktop/contract/study';

export interface AttentionClock {
  /** Turns to the question at a place, where it goes on from an earlier visit; null turns away from all. */
  attend(position: number | null): void;
  /** What it was before this window counted, as the core knows it; the first word on each place stands. */
  goOn(position: number, beforeMs: number): void;
  /** Milliseconds of attention to it so far, over all visits. */
  elapsedMs(position: number): number;
}

/** @param nowMs a clock that only goes forward, such as `performance.now`. */
export function createAttentionClock(nowMs: () => number): AttentionClock {
  const gathered = new Map<number, number>();
  const begun = new Set<number>();
  let current: { position: number; since: number } | null = null;
  const elapsedMs = (position: number) =>
    (gathered.get(position) ?? 0) + (current?.position === position ? nowMs() - current.since : 0);
  return {
    attend(position) {
      if (current?.position === position) return;
      if (current !== null) gathered.set(current.position, elapsedMs(current.position));
      current = position === null ? null : { position, since: nowMs() };
    },
    goOn(position, beforeMs) {
      if (begun.has(position)) return;
      begun.add(position);
      gathered.set(position, (gathered.get(position) ?? 0) + beforeMs);
    },
    elapsedMs: (position) => Math.round(elapsedMs(position)),
  };
}

/** What the answers took, and the time spent so far on questions that are still open. */
export function sessionMs(session: SessionView, clock: AttentionClock): number {
  return session.entries.reduce(
    (total, { state }, position) =>
      state === 'unseen' || state === 'todo' ? total + clock.elapsedMs(position) : total,
    session.activeMs,
  );
}
