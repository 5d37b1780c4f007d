/** From a choice of pack to its first question: install if needed, start a session, go there. */
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useClient } from '../bridge/client-context.ts';
import type { Choice } from './pack-words.ts';

/** Questions in the session that a first run opens. */
const firstSessionCount = 10;

export function useFirstQuestion() {
  const client = useClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (choice: Choice) => {
      if (choice.origin) await client.call('library.install', { packId: choice.id, origin: choice.origin });
      return client.call('study.start', {
        packId: choice.id,
        topics: [],
        choose: 'mixed',
        count: firstSessionCount,
      });
    },
    onSuccess: ({ sessionId }) => navigate({ to: '/session/$sessionId', params: { sessionId } }),
  });
}
