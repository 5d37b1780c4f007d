/** Answers the calls about notes: one document for each item, with the texts that were overwritten unseen (SY10). */
import type { DocumentFields } from '@answly/shared/sync/document';
import { readStamp } from '@answly/shared/sync/hybrid-clock';
import type { CallName, Handlers } from '#desktop/contract/calls';
import type { Note } from '#desktop/contract/study';
import type { Ground } from '#desktop/core/ground';
import { loadSession } from '#desktop/core/study/load-session';

type NoteHandlers = Pick<Handlers, Extract<CallName, `note.${string}`>>;

export interface NoteParts extends Pick<Ground, 'db' | 'reserve' | 'documents'> {
  /** Something waits to be sent. */
  wrote: () => void;
}

export function createNotes({ db, reserve, documents, wrote }: NoteParts): NoteHandlers {
  const load = (key: string) => noteOf(documents.load(key));
  return {
    'note.get': (item) => load(keyOf(item)),
    'note.places': ({ sessionId }) => {
      const positions = loadSession(db, sessionId).form.flatMap((entry, position) =>
        load(keyOf(entry)).text === '' ? [] : [position],
      );
      return { positions };
    },
    'note.set': ({ text, seen, ...item }) => {
      const key = keyOf(item);
      const before = load(key).text;
      // Leaving a note as it was is no change, and must not win over one.
      if (text !== seen && text !== before) {
        // The field that it was written in may be gone already.
        reserve.urgent(() => documents.write(key, { text }, { keepsOld: before !== seen && before !== '' }));
        wrote();
      }
      return load(key);
    },
  };
}

function keyOf({ packId, itemId }: { packId: string; itemId: string }): string {
  return `note:${packId}:${itemId}`;
}

function noteOf(fields: DocumentFields | undefined): Note {
  const text = textOf(fields?.['text']?.value);
  const revisions = (fields?.['text']?.lost ?? [])
    .map(({ value, stamp }) => ({ text: textOf(value), at: readStamp(stamp).ms }))
    .filter((revision) => revision.text !== '' && revision.text !== text);
  return { text, revisions };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
