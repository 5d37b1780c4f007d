/** Notices that the clock, not the student, has ended a stage. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { SessionView } from '#desktop/contract/study';
import { stageTimeAt } from './use-stage-time.ts';

/** The core looks at its clocks twice a second, and a window that slept may be late. */
const nearlyMs = 2_000;

export type Ended = 'section' | 'break';

/**
 * @param session as the core last told it; undefined while it is loading.
 * @returns what its time has just ended; null when nothing.
 */
export function useTimeUp(session: SessionView | undefined): { ended: Ended | null; dismiss: () => void } {
  const [ended, setEnded] = useState<Ended | null>(null);
  const told = useRef<{ session: SessionView; at: number } | null>(null);
  // Before anything is drawn: what came is never shown without why.
  useLayoutEffect(() => {
    const before = told.current;
    told.current = session === undefined ? null : { session, at: performance.now() };
    if (before === null || session === undefined || !hasMovedOn(before.session, session)) return;
    setEnded(endedByTime(before.session, performance.now() - before.at));
  }, [session]);
  return { ended, dismiss: () => setEnded(null) };
}

function hasMovedOn(before: SessionView, now: SessionView): boolean {
  return before.exam !== null && now.exam !== null && now.exam.stage > before.exam.stage;
}

/** @param sinceMs since the core said that the session stood so. */
export function endedByTime({ exam }: Pick<SessionView, 'exam'>, sinceMs: number): Ended | null {
  if (exam === null || (exam.phase !== 'section' && exam.phase !== 'break')) return null;
  const { ms, kind } = stageTimeAt(exam, sinceMs);
  return kind === 'left' && ms <= nearlyMs ? exam.phase : null;
}
