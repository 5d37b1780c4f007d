/** Keeps the window's size on the root element, where styles ask for it. */
import { useLayoutEffect } from 'react';
import { windowSize } from './window-size.ts';

export function useWindowSize(textSize: number): void {
  useLayoutEffect(() => {
    const apply = () => {
      const size = windowSize(window.innerWidth, window.innerHeight, textSize);
      const root = document.documentElement;
      root.dataset['below'] = size.below;
      if (size.short) root.dataset['short'] = '';
      else delete root.dataset['short'];
    };
    apply();
    window.addEventListener('resize', apply);
    return () => window.removeEventListener('resize', apply);
  }, [textSize]);
}
