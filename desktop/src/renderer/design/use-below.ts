/** Whether the window is narrower than a step of the design, for the few parts that differ in more than style. */
import { useSyncExternalStore } from 'react';

export function useBelow(step: 1500 | 1200 | 900 | 720): boolean {
  return useSyncExternalStore(subscribe, () =>
    (document.documentElement.dataset['below'] ?? '').split(' ').includes(String(step)),
  );
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-below'] });
  return () => observer.disconnect();
}
