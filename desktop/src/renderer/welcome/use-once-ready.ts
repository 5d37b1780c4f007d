/** Keeps what a student asks for before the screen knows enough, and does it as soon as it does. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** @returns whether something asked for early still waits, and the way to ask: at once when `ready`, else once it is. */
export function useOnceReady(ready: boolean, act: () => void): [waits: boolean, ask: () => void] {
  const [asked, setAsked] = useState(false);
  const owed = useRef(false);
  const actNow = useEffectEvent(act);
  useEffect(() => {
    if (!ready || !owed.current) return;
    owed.current = false;
    actNow();
  }, [ready]);
  const ask = () => {
    if (ready) act();
    else {
      owed.current = true;
      setAsked(true);
    }
  };
  return [asked && !ready, ask];
}
