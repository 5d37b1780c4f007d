/** Listens to the keys of a session and does what they are planned to do. */
import { useEffect, useEffectEvent, useState } from 'react';
import { keyPlaceOf } from './key-place.ts';
import type { KeyAction, KeyContext } from './key-plan.ts';
import { planKey } from './key-plan.ts';

type Context = Omit<KeyContext, 'place' | 'striking' | 'rightToLeft'>;

/** @returns whether X was pressed and a number is awaited, so that the page can say so. */
export function useSessionKeys(context: Context, act: (action: KeyAction) => void): boolean {
  const [striking, setStriking] = useState(false);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = planKey(
      { key: event.key, shift: event.shiftKey, command: event.ctrlKey || event.metaKey || event.altKey },
      {
        ...context,
        striking,
        place: keyPlaceOf(event.target),
        rightToLeft: document.documentElement.dir === 'rtl',
      },
    );
    if (event.key !== 'Shift') setStriking(action?.do === 'await-strike');
    if (action === null || action.do === 'await-strike') return;
    // Held down, a key only moves: it must not run through answers, or strike and restore.
    if (event.repeat && action.do !== 'go') return;
    event.preventDefault();
    act(action);
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return striking;
}
