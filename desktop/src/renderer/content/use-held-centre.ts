/** What stood in the middle of a place that scrolls stands there still after it was zoomed. */
import { useLayoutEffect, useRef } from 'react';

/** @param zoom of what is inside. @returns a ref for the element that scrolls. */
export function useHeldCentre(zoom: number) {
  const stage = useRef<HTMLDivElement>(null);
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const element = stage.current;
    const grown = zoom / before.current;
    before.current = zoom;
    if (element === null || grown === 1) return;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = element;
    element.scrollTo({
      left: (scrollLeft + clientWidth / 2) * grown - clientWidth / 2,
      top: (scrollTop + clientHeight / 2) * grown - clientHeight / 2,
    });
  }, [zoom]);
  return stage;
}
