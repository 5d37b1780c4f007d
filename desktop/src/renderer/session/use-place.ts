/** One place of a session: loaded, recorded as seen, and changed by what the student does there. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { callKey, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';

/** Changes are shown only when the core has committed them: each answer of the core is what is shown next. */
export function usePlace(sessionId: string, position: number) {
  const queries = useQueryClient();
  const keep = (view: PlaceView) => {
    queries.setQueryData(callKey('study.place', { sessionId, position: view.position }), view);
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
  const reason = useCoreMutation('study.reason', { onSuccess: keep, repeatable: true });

  const seen = useRef<string | null>(null);
  const { data } = place;
  const { mutate } = view;
  useEffect(() => {
    if (data === undefined || data.session.over) return;
    const here = `${sessionId} ${position}`;
    const known = data.session.position === position && data.session.entries[position]?.state !== 'unseen';
    if (!known && seen.current !== here) mutate({ sessionId, position });
    seen.current = here;
  }, [data, mutate, sessionId, position]);

  return { place, answer, flag, strike, reason };
}

export type PlaceActs = ReturnType<typeof usePlace>;
