/** Gives the focus back when what took it is closed: to what had it before, else to the head of the page. */
import { useEffect, useState } from 'react';

/** For what is shown for as long as it is rendered. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => giveBack(before), [before]);
}

/** What slides away is there a moment longer: nobody is in it any more. */
const closing = '[data-closing]';

function giveBack(before: Element | null): void {
  const now = document.activeElement;
  // What the student has turned to meanwhile keeps it.
  if (now !== document.body && now?.closest(closing) == null) return;
  // While a dialog is open, the keys stay in it.
  const room = document.querySelector(`[aria-modal="true"]:not(${closing})`) ?? document.body;
  const isThere = before instanceof HTMLElement && before !== document.body && room.contains(before);
  const to = isThere ? before : room.querySelector<HTMLElement>('main h1, [data-autofocus]');
  to?.focus({ preventScroll: true });
}
