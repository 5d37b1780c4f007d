/** Drags a row to another place by its grip, with mouse or finger: an extra beside buttons, lists and keys. */
import type { RefObject } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';
import { placeAt } from './order.ts';

/**
 * @param list holds the rows, each with its id as `data-id`.
 * @returns the id of the row that is held, and how to take hold of one.
 */
export function useDrag(list: RefObject<HTMLElement | null>, onMove: (id: string, to: number) => void) {
  const [held, setHeld] = useState<string | null>(null);

  const follow = useEffectEvent((event: PointerEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
    const from = rows.findIndex((row) => row.dataset['id'] === held);
    if (held === null || from === -1) return;
    const middles = rows.map((row) => row.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
    const to = placeAt(event.clientY, middles, from);
    if (to !== from) onMove(held, to);
  });

  useEffect(() => {
    if (held === null) return undefined;
    // On the window: the row itself is moved in the page while it is held.
    const stop = new AbortController();
    const { signal } = stop;
    globalThis.addEventListener('pointermove', (event) => follow(event), { signal });
    globalThis.addEventListener('pointerup', () => setHeld(null), { signal });
    globalThis.addEventListener('pointercancel', () => setHeld(null), { signal });
    return () => stop.abort();
  }, [held]);

  return { held, hold: setHeld };
}
