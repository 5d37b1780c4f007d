/** How long this session has taken so far: time at the questions, not time by the wall clock. */
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { useCoreQuery } from '../bridge/use-call.ts';
import { TimerPill } from '../design/timer-pill.tsx';
import type { AttentionClock } from './attention-clock.ts';

interface ElapsedPillProps {
  sessionId: string;
  attention: AttentionClock;
  view: PlaceView;
}

export function ElapsedPill({ sessionId, attention, view }: ElapsedPillProps) {
  const [hidden, setHidden] = useLocalStorage({ key: 'answly.timer-hidden', defaultValue: false });
  // What the answers of this session took is in the core, so it outlives a reload.
  const answered = useCoreQuery('study.result', { sessionId }, { staleTime: 0 });
  const { refetch } = answered;
  const marked = view.feedback !== null;
  useEffect(() => {
    if (marked) void refetch();
  }, [marked, refetch]);

  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);

  if (answered.data === undefined) return null;
  const ms = answered.data.activeMs + (marked ? 0 : attention.elapsedMs());
  return <TimerPill ms={ms} kind="so far" hidden={hidden} onHide={setHidden} />;
}
