/** Notes while they are written, kept for the window until the core has them: no panel that is closed loses one. */

export interface NoteKey {
  packId: string;
  itemId: string;
}

export interface NoteDraft extends NoteKey {
  text: string;
  /** What stood there when it was begun, or was kept since. */
  seen: string;
  /** What is on its way to the core; null while nothing is. */
  sending: string | null;
  /** Why it is not kept, also while that is tried again. */
  error: Error | null;
}

export interface NoteDrafts {
  /** The same array until something changes. */
  all: () => readonly NoteDraft[];
  subscribe: (listener: () => void) => () => void;
  /** @param stored what stands there for who begins to write. */
  write(key: NoteKey, text: string, stored: string): void;
  /** @returns what is to be sent now, which is then on its way; undefined where nothing is. */
  take(key: NoteKey): { text: string; seen: string } | undefined;
  kept(key: NoteKey, text: string): void;
  refused(key: NoteKey, text: string, error: Error): void;
  throwAway(key: NoteKey): void;
}

export function isOf(key: NoteKey): (other: NoteKey) => boolean {
  return ({ packId, itemId }) => packId === key.packId && itemId === key.itemId;
}

export function createNoteDrafts(): NoteDrafts {
  let drafts: readonly NoteDraft[] = [];
  const listeners = new Set<() => void>();

  const find = (key: NoteKey) => drafts.find(isOf(key));

  function put(key: NoteKey, draft: NoteDraft | undefined): void {
    const others = drafts.filter((each) => !isOf(key)(each));
    drafts = draft === undefined ? others : [...others, draft];
    for (const listener of listeners) listener();
  }

  /** What was sent has come back. */
  function answered(draft: NoteDraft, text: string): string | null {
    return draft.sending === text ? null : draft.sending;
  }

  return {
    all: () => drafts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write({ packId, itemId }, text, stored) {
      const begun = find({ packId, itemId }) ?? { packId, itemId, seen: stored, sending: null, error: null };
      put(begun, { ...begun, text });
    },
    take(key) {
      const draft = find(key);
      if (draft === undefined) return undefined;
      const { text, sending } = draft;
      // What is under way stands there by then.
      const seen = sending ?? draft.seen;
      if (text !== seen) {
        put(key, { ...draft, sending: text });
        return { text, seen };
      }
      if (sending === null) put(key, undefined);
      return undefined;
    },
    kept(key, text) {
      const draft = find(key);
      if (draft === undefined) return;
      const sending = answered(draft, text);
      // What was written back meanwhile is sent again behind what is still on its way.
      const goesOn = draft.text !== text || sending !== null;
      put(key, goesOn ? { ...draft, seen: text, sending, error: null } : undefined);
    },
    refused(key, text, error) {
      const draft = find(key);
      if (draft !== undefined) put(key, { ...draft, sending: answered(draft, text), error });
    },
    throwAway: (key) => put(key, undefined),
  };
}
