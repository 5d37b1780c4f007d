/** Keeps what a student asks for before the screen knows enough, and does it as soon as it does. */
import { useEffect, useEffectEvent, useRef } from 'react';

/** @returns the way to ask: it is done at once when `ready`, else once it is. */
export function useOnceReady(ready: boolean, act: () => void): () => void {
  const owed = useRef(false);
  const actNow = useEffectEvent(act);
  useEffect(() => {
    if (!ready || !owed.current) return;
    owed.current = false;
    actNow();
  }, [ready]);
  return () => {
    if (ready) act();
    else owed.current = true;
  };
}
