/** After a row has moved: the focus stays with it, and listeners hear its new place. */
import type { RefObject } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';

export function useMoved(list: RefObject<HTMLElement | null>, count: number) {
  const held = useRef<Element | null>(null);
  const [said, setSaid] = useState('');

  useLayoutEffect(() => {
    // A row that is moved in the page loses the focus of what is in it; the buttons themselves stay the same.
    if (held.current instanceof HTMLElement && held.current !== document.activeElement)
      held.current.focus({ preventScroll: true });
    held.current?.scrollIntoView({ block: 'nearest' });
    held.current = null;
  });

  return {
    said,
    /**
     * @param name of what moved, so that two moves to one place are both heard.
     * @param to the new place, 0 the first.
     */
    tell(name: string, to: number): void {
      const active = document.activeElement;
      if (active !== null && list.current?.contains(active) === true) held.current = active;
      setSaid(`${name}: now in place ${to + 1} of ${count}`);
    },
  };
}
