/** A session as it stands, and the word to the core that the student is here, from which the clock of an exam runs. */
import type { SessionView } from '#desktop/contract/study';
import { useEffect } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';

/** How far the window counts on alone. */
const askEveryMs = 15_000;
/** The core has ended by then what its time ends. */
const graceMs = 300;

/** Asked again when the core is back, and when the time that was left has gone. */
export function useOpenSession(sessionId: string) {
  const open = useCoreQuery(
    'study.open',
    { sessionId },
    {
      // Each opening of the screen opens the session.
      gcTime: 0,
      staleTime: Infinity,
      refetchInterval: ({ state }) => (endsInMs(state.data) === null ? false : askEveryMs),
    },
  );
  const { data, refetch } = open;
  const endsMs = endsInMs(data);
  useEffect(() => {
    if (endsMs === null) return undefined;
    const timer = setTimeout(() => void refetch(), Math.max(0, endsMs) + graceMs);
    return () => clearTimeout(timer);
  }, [endsMs, refetch]);
  useEffect(() => {
    // A computer that slept counts anew.
    const look = () => {
      if (!document.hidden) void refetch();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refetch]);
  return open;
}

function endsInMs(session: SessionView | undefined): number | null {
  const exam = session?.exam ?? null;
  if (exam === null || exam.phase === 'over' || exam.phase === 'paused') return null;
  return exam.leftMs;
}
