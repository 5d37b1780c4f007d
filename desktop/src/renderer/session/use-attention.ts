/** The attention clock of what is shown now; it starts again when `subject` changes. */
import { useEffect, useMemo } from 'react';
import type { AttentionClock } from './attention-clock.ts';
import { createAttentionClock } from './attention-clock.ts';

/** @param subject what the time is spent on. */
export function useAttention(subject: string): AttentionClock {
  // A new subject needs a new clock even though making one does not read it.
  const clock = useMemo(() => ({ subject, ...createAttentionClock(() => performance.now()) }), [subject]);
  useEffect(() => {
    const follow = () => (document.hidden ? clock.pause() : clock.resume());
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, [clock]);
  return clock;
}
