/** The attention clock of what is shown now. */
import { useEffect, useState } from 'react';
import type { AttentionClock } from './attention-clock.ts';
import { createAttentionClock } from './attention-clock.ts';

/** @param subject what the time is spent on. */
export function useAttention(subject: string): AttentionClock {
  const [clock] = useState(() => createAttentionClock(steadyMs));
  useEffect(() => {
    const follow = () => (document.hidden ? clock.pause() : clock.attend(subject));
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, [clock, subject]);
  return clock;
}

function steadyMs(): number {
  return performance.now();
}
