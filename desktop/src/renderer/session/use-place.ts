/** One place of a session: loaded, recorded as seen, and changed by what the student does there. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { PlaceView, SessionView } from '#desktop/contract/study';
import { callKey, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';

/** Changes are shown only when the core has committed them: each answer of the core is what is shown next. */
export function usePlace(session: SessionView, position: number) {
  const { sessionId } = session;
  const queries = useQueryClient();
  const keep = (view: PlaceView) => {
    queries.setQueryData(callKey('study.place', { sessionId, position: view.position }), view);
    queries.setQueryData(callKey('study.open', { sessionId }), view.session);
    // The map of every other place is as old as when it was asked for.
    void queries.invalidateQueries({
      queryKey: callKey('study.place'),
      predicate: (query) => {
        const data = query.state.data as PlaceView | undefined;
        return data?.session.sessionId === sessionId && data.position !== view.position;
      },
      refetchType: 'none',
    });
  };

  const place = useCoreQuery('study.place', { sessionId, position });
  const view = useCoreMutation('study.view', { onSuccess: keep, repeatable: true });
  const answer = useCoreMutation('study.answer', { onSuccess: keep, repeatable: true });
  const flag = useCoreMutation('study.flag', { onSuccess: keep, repeatable: true });
  const strike = useCoreMutation('study.strike', { onSuccess: keep, repeatable: true });
  const highlight = useCoreMutation('study.highlight', { onSuccess: keep, repeatable: true });
  const reason = useCoreMutation('study.reason', { onSuccess: keep, repeatable: true });

  const seen = useRef<string | null>(null);
  const loaded = place.data !== undefined;
  const known = session.position === position && session.entries[position]?.state !== 'unseen';
  const { mutate } = view;
  useEffect(() => {
    if (!loaded || session.over) return;
    const here = `${sessionId} ${position}`;
    if (!known && seen.current !== here) mutate({ sessionId, position });
    seen.current = here;
  }, [loaded, known, session.over, mutate, sessionId, position]);

  // What was told before the student came back is too little.
  const spentMs = place.isFetchedAfterMount ? (place.data?.spentMs ?? null) : null;
  return { place, spentMs, view, answer, flag, strike, highlight, reason };
}

export type PlaceActs = ReturnType<typeof usePlace>;
