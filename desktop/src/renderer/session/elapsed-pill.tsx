/** How long this session has taken so far: time at the questions, not time by the wall clock. */
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { SessionView } from '#desktop/contract/study';
import { TimerPill } from '../design/timer-pill.tsx';
import type { AttentionClock } from './attention-clock.ts';
import { sessionMs } from './attention-clock.ts';

interface ElapsedPillProps {
  session: SessionView;
  attention: AttentionClock;
}

export function ElapsedPill({ session, attention }: ElapsedPillProps) {
  const [hidden, setHidden] = useLocalStorage({ key: 'answly.timer-hidden', defaultValue: false });
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <TimerPill ms={sessionMs(session, attention)} kind="so far" hidden={hidden} onHide={setHidden} />;
}
