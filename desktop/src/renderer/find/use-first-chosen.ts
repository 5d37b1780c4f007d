/** Chooses the first of what is found, so that Enter opens it: the library chooses as words are typed, before it is there. */
import type { SpotlightStore } from '@mantine/spotlight';
import { useEffect } from 'react';

/** @param count of what is found for `words`. */
export function useFirstChosen(store: SpotlightStore, words: string, count: number): void {
  useEffect(() => {
    const list = document.getElementById(store.getState().listId);
    if (words === '' || count === 0 || list === null || list.querySelector('[data-selected]')) return;
    list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [store, words, count]);
}
