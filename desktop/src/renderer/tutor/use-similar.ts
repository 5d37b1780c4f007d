/** Finds questions like the one that is open, and begins a practice session of them. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { PlaceView } from '#desktop/contract/study';
import { useClient } from '../bridge/client-context.ts';
import { similarTrouble } from './tutor-words.ts';

export interface Similar {
  looking: boolean;
  /** Why nothing was begun; null while there is no reason. */
  trouble: string | null;
  find: () => void;
}

export function useSimilar(view: PlaceView): Similar {
  const client = useClient();
  const navigate = useNavigate();
  const looked = useSearch({ from: '/session/$sessionId' });
  const { sessionId } = view.session;
  const { position } = view;
  const here = `${sessionId} ${position}`;
  const search = useMutation({
    mutationFn: async (_place: string) => {
      const items = await client.call('tutor.similar', { sessionId, position });
      if (items.length === 0) return null;
      return client.call('study.practise', { items, title: 'Similar questions' });
    },
    onSuccess: (session) => {
      if (session === null) return;
      void navigate({
        to: '/session/$sessionId',
        params: { sessionId: session.sessionId },
        search: { back: { ...looked, sessionId, at: position + 1 } },
      });
    },
  });
  const mine = search.variables === here;
  return {
    looking: mine && search.isPending,
    trouble: mine ? troubleOf(search) : null,
    find: () => {
      if (!search.isPending) search.mutate(here);
    },
  };
}

function troubleOf({ error, data }: { error: Error | null; data: unknown }): string | null {
  if (error !== null)
    return similarTrouble(problemOf(error instanceof AppError ? error : new AppError('internal.error')));
  return data === null ? similarTrouble(null) : null;
}
