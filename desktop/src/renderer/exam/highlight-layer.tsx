/** Draws what is marked over the text as it stands, and takes the keys of the word cursor. */
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@mantine/core';
import { IconHighlight } from '@tabler/icons-react';
import type { Highlight as Marked } from '@answly/shared/model/highlight';
import type { PlaceView } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import css from './highlight-layer.module.css';
import { fieldRoot, rangeOf, selectedStretch, shownText } from './shown-text.ts';
import type { Highlights } from './use-highlights.ts';

interface HighlightLayerProps {
  view: PlaceView;
  highlights: Highlights;
}

export function HighlightLayer({ view, highlights }: HighlightLayerProps) {
  const { cursor } = highlights;
  useDrawn('answly-marked', view.highlights);
  const covered = highlights.covered();
  useDrawn('answly-cursor', covered === null ? [] : [covered]);
  useCursorKeys(highlights);
  const selection = useSelection(highlights.allowed && cursor === null);
  return (
    <>
      <p className={css.said} role="status" data-shown={cursor !== null || undefined}>
        {covered !== null && (
          <>
            <b dir="auto">{wordsAt(covered)}</b>
            {isMarked(view.highlights, covered) ? ' is marked.' : ''}
            <span className={css.keys}>
              {' '}
              ← → word, Shift adds, M marks,
              {view.question.stimulus !== null && ' Tab to the passage and back,'} Esc ends
            </span>
          </>
        )}
      </p>
      {selection !== null && (
        <Button
          size="sm"
          className={css.float ?? ''}
          style={{ insetBlockStart: selection.bottom + 8, left: selection.left }}
          leftSection={<IconHighlight {...small} />}
          rightSection={<KeyCap>M</KeyCap>}
          // Pressed, a button would take the selection away.
          onMouseDown={(event) => event.preventDefault()}
          onClick={highlights.mark}
        >
          {isMarked(view.highlights, selection.stretch) ? 'Unmark' : 'Highlight'}
        </Button>
      )}
    </>
  );
}

function isMarked(marked: readonly Marked[], { field, from, to }: Marked): boolean {
  return marked.some((each) => each.field === field && each.from <= from && each.to >= to);
}

function wordsAt({ field, from, to }: Marked): string {
  const root = fieldRoot(field);
  return root === null ? '' : shownText(root).slice(from, to);
}

/** Keeps a CSS highlight over stretches of text, also when formulas and code arrive in it later. */
function useDrawn(name: string, stretches: readonly Marked[]): void {
  const drawn = JSON.stringify(stretches);
  useEffect(() => {
    const draw = () => drawOver(name, JSON.parse(drawn) as Marked[]);
    draw();
    const observer = new MutationObserver(draw);
    for (const field of ['stem', 'passage'] as const) {
      const root = fieldRoot(field);
      if (root !== null) observer.observe(root, { childList: true, subtree: true, characterData: true });
    }
    return () => {
      observer.disconnect();
      CSS.highlights.delete(name);
    };
  }, [name, drawn]);
}

function drawOver(name: string, stretches: readonly Marked[]): void {
  const ranges = stretches.flatMap(({ field, from, to }) => {
    const root = fieldRoot(field);
    const range = root === null ? null : rangeOf(root, from, to);
    return range === null ? [] : [range];
  });
  const over = new Highlight(...ranges);
  // The cursor is seen also over what is marked.
  over.priority = name === 'answly-cursor' ? 1 : 0;
  CSS.highlights.set(name, over);
}

const moves = { ArrowLeft: 'before', ArrowRight: 'after', Home: 'first', End: 'last' } as const;

/** While the cursor is there, its keys are its own. */
function useCursorKeys(highlights: Highlights): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const rightToLeft = document.documentElement.dir === 'rtl';
    const key = rightToLeft && event.key in turned ? turned[event.key as keyof typeof turned] : event.key;
    if (key in moves) highlights.move(moves[key as keyof typeof moves], event.shiftKey);
    else if (key === 'Tab') highlights.turn();
    else if (key === 'Escape') highlights.leave();
    else if (['m', 'M', 'Enter', ' '].includes(key)) highlights.mark();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const active = highlights.cursor !== null;
  useEffect(() => {
    if (!active) return undefined;
    const listener = (event: KeyboardEvent) => onKey(event);
    globalThis.addEventListener('keydown', listener, { capture: true });
    return () => globalThis.removeEventListener('keydown', listener, { capture: true });
  }, [active]);
}

const turned = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' } as const;

interface Selected {
  stretch: Marked;
  bottom: number;
  left: number;
}

/** What is selected in the question now, and where it ends on the screen. */
function useSelection(active: boolean): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    if (!active) return undefined;
    const look = () => {
      const stretch = selectedStretch();
      const box = document.getSelection()?.rangeCount
        ? document.getSelection()?.getRangeAt(0).getBoundingClientRect()
        : undefined;
      setSelected(
        stretch === null || box === undefined ? null : { stretch, bottom: box.bottom, left: box.left },
      );
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('scroll', look, { capture: true });
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('scroll', look, { capture: true });
    };
  }, [active]);
  return active ? selected : null;
}
