/** Marking text: what is selected, or by keys alone with a cursor that goes from word to word. */
import type { Highlight } from '@answly/shared/model/highlight';
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { allows } from './sitting.ts';
import { fieldRoot, selectedStretch, shownText } from './shown-text.ts';
import { toggleStretch, wholeWords, wordsOf } from './stretches.ts';

/** Words by their number, from where it was begun to where it is now. */
export interface Cursor {
  /** It goes with the question it was begun at. */
  position: number;
  field: Highlight['field'];
  anchor: number;
  word: number;
}

/** More than a student marks; the contract takes no more. */
const markedMax = 100;

export function useHighlights(view: PlaceView, save: (marked: Highlight[]) => void) {
  const [begun, setCursor] = useState<Cursor | null>(null);
  const cursor = begun?.position === view.position ? begun : null;
  const { locale } = view.question;
  const allowed = allows(view.session, 'highlight');

  function wordsIn(field: Highlight['field']) {
    const root = fieldRoot(field);
    return root === null ? [] : wordsOf(shownText(root), locale);
  }

  function stretchOf({ field, anchor, word }: Cursor): Highlight | null {
    const words = wordsIn(field);
    const [first, last] = [words[Math.min(anchor, word)], words[Math.max(anchor, word)]];
    return first === undefined || last === undefined ? null : { field, from: first.from, to: last.to };
  }

  function toggle(stretch: Highlight | null): void {
    if (!allowed || stretch === null) return;
    const next = toggleStretch(view.highlights, stretch);
    if (next.length <= markedMax) save(next);
  }

  return {
    allowed,
    cursor,
    /** What the cursor covers now. */
    covered: () => (cursor === null ? null : stretchOf(cursor)),
    /** Marks the words at the cursor, or what is selected; where nothing is, the cursor appears. */
    mark(): void {
      if (!allowed) return;
      const selected = selectedStretch();
      if (cursor !== null) toggle(stretchOf(cursor));
      else if (selected === null) setCursor({ position: view.position, field: 'stem', anchor: 0, word: 0 });
      else {
        toggle(wholeWords(selected, wordsIn(selected.field)));
        document.getSelection()?.removeAllRanges();
      }
    },
    /** @param extend keeps the word it began with. */
    move(to: 'before' | 'after' | 'first' | 'last', extend: boolean): void {
      if (cursor === null) return;
      const last = wordsIn(cursor.field).length - 1;
      const places = { before: cursor.word - 1, after: cursor.word + 1, first: 0, last };
      const word = Math.min(Math.max(places[to], 0), last);
      setCursor({ ...cursor, word, anchor: extend ? cursor.anchor : word });
    },
    /** Over to the passage and back. */
    turn(): void {
      if (cursor === null) return;
      const field = cursor.field === 'stem' ? 'passage' : 'stem';
      if (wordsIn(field).length > 0) setCursor({ ...cursor, field, anchor: 0, word: 0 });
    },
    leave: () => setCursor(null),
  };
}

export type Highlights = ReturnType<typeof useHighlights>;
