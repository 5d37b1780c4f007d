/** A note while it is written: what stands in the field, whether it is kept, and keeping it. */
import { useEffect, useEffectEvent } from 'react';
import type { Note } from '#desktop/contract/study';
import { useCoreQuery } from '../bridge/use-call.ts';
import { isOf, type NoteDraft, type NoteKey } from './note-drafts.ts';
import { useNoteDrafts } from './use-note-drafts.ts';

/** How long nothing is typed before what was typed is kept. */
const restMs = 600;

const nothing: Note = { text: '', revisions: [] };

export function useNote(key: NoteKey) {
  const kept = useCoreQuery('note.get', key);
  const { all, drafts, save: saveDraft } = useNoteDrafts();
  const draft = all.find(isOf(key));
  const { text: stored, revisions } = kept.data ?? nothing;
  const save = () => saveDraft(key);
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
    error: kept.error ?? draft?.error ?? null,
    state: stateOf(draft, stored),
    write: (text: string) => drafts.write(key, text, stored),
    save,
    /** Puts an older text in the place of the one that stands; that one is then older. */
    restore(text: string): void {
      drafts.throwAway(key);
      drafts.write(key, text, '');
      save();
    },
  };
}

export type NoteState = 'empty' | 'writing' | 'saving' | 'saved';

function stateOf(draft: NoteDraft | undefined, stored: string): NoteState {
  if (draft !== undefined && draft.sending !== null) return 'saving';
  if (draft !== undefined && draft.text !== draft.seen) return 'writing';
  return stored === '' ? 'empty' : 'saved';
}
