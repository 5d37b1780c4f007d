/** The attention clock of a session, turned to what is shown now. */
import { useEffect, useState } from 'react';
import type { AttentionClock } from './attention-clock.ts';
import { createAttentionClock } from './attention-clock.ts';

/**
 * @param position the question the time is spent on; null when there is none to answer.
 * @param beforeMs the time spent on it before this window counted; null until it was asked for anew.
 */
export function useAttention(position: number | null, beforeMs: number | null): AttentionClock {
  const [clock] = useState(() => createAttentionClock(() => performance.now()));
  useEffect(() => {
    const follow = () => clock.attend(document.hidden ? null : position);
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, [clock, position]);
  useEffect(() => {
    if (position !== null && beforeMs !== null) clock.goOn(position, beforeMs);
  }, [clock, position, beforeMs]);
  return clock;
}
