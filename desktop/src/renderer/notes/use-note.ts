/** A note while it is written: what stands in the field, whether it is kept, and keeping it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Note } from '#desktop/contract/study';
import { callKey, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';

interface NoteKey {
  packId: string;
  itemId: string;
}

/** What the student has written and not left yet, and what stood there when it was begun. */
interface Draft {
  text: string;
  seen: string;
}

/** How long nothing is typed before what was typed is kept. */
const restMs = 600;

const nothing: Note = { text: '', revisions: [] };

export function useNote(key: NoteKey) {
  const queries = useQueryClient();
  const kept = useCoreQuery('note.get', key);
  const [draft, setDraft] = useState<Draft | null>(null);
  const set = useCoreMutation('note.set', {
    repeatable: true,
    onSuccess(note, { text }) {
      queries.setQueryData(callKey('note.get', key), note);
      void queries.invalidateQueries({ queryKey: callKey('note.places') });
      setDraft((now) => (now === null || now.text === text ? null : { ...now, seen: text }));
    },
  });
  const { text: stored, revisions } = kept.data ?? nothing;

  const write = (text: string) => setDraft((now) => ({ text, seen: now?.seen ?? stored }));
  const save = () => {
    if (draft === null) return;
    // What is under way stands there by then.
    const seen = set.isPending ? set.variables.text : draft.seen;
    if (draft.text !== seen) set.mutate({ ...key, text: draft.text, seen });
    else if (!set.isPending) setDraft(null);
  };
  const leave = useEffectEvent(save);
  useEffect(() => {
    const flush = () => leave();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  const typed = draft?.text;
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => leave(), restMs);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    loaded: kept.data !== undefined,
    text: draft?.text ?? stored,
    revisions,
    error: kept.error ?? set.error,
    state: stateOf({ draft, saving: set.isPending, stored }),
    write,
    save,
    /** Puts an older text in the place of the one that stands; that one is then older. */
    restore: (text: string) => set.mutate({ ...key, text, seen: '' }),
  };
}

export type NoteState = 'empty' | 'writing' | 'saving' | 'saved';

function stateOf(now: { draft: Draft | null; saving: boolean; stored: string }): NoteState {
  const { draft, saving, stored } = now;
  if (saving) return 'saving';
  if (draft !== null && draft.text !== draft.seen) return 'writing';
  return stored === '' ? 'empty' : 'saved';
}
