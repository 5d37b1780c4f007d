/** The notes of this window that are not kept yet, and keeping them. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useSyncExternalStore } from 'react';
import { callKey, useCoreMutation } from '../bridge/use-call.ts';
import type { NoteDraft, NoteDrafts, NoteKey } from './note-drafts.ts';

export const NoteDraftsContext = createContext<NoteDrafts | null>(null);

export function useNoteDrafts() {
  const queries = useQueryClient();
  const drafts = useStore();
  const all = useSyncExternalStore(drafts.subscribe, drafts.all);
  const set = useCoreMutation('note.set', {
    repeatable: true,
    onSuccess(note, { text, packId, itemId }) {
      queries.setQueryData(callKey('note.get', { packId, itemId }), note);
      void queries.invalidateQueries({ queryKey: callKey('note.places') });
      drafts.kept({ packId, itemId }, text);
    },
    onError: (error, { text, ...key }) => drafts.refused(key, text, error),
  });

  function save({ packId, itemId }: NoteKey): void {
    const taken = drafts.take({ packId, itemId });
    if (taken !== undefined) set.mutate({ packId, itemId, ...taken });
  }

  return { all, drafts, save };
}

function useStore(): NoteDrafts {
  const drafts = use(NoteDraftsContext);
  if (drafts === null) throw new Error('a component that shows notes is outside NoteDraftsContext');
  return drafts;
}

/** Those that could not be kept. */
export function unsavedOf(all: readonly NoteDraft[]): (NoteDraft & { error: Error })[] {
  return all.flatMap((draft) => (draft.error === null ? [] : [{ ...draft, error: draft.error }]));
}
