/** When a button of the tutor's drawer goes while it has the focus, the focus stays in the drawer, not on nothing. */

/** For the `ref` of the button. */
export function handOn(button: HTMLButtonElement | null): (() => void) | undefined {
  if (button === null) return undefined;
  return () => {
    if (document.activeElement !== button) return;
    button.closest('[data-tutor]')?.querySelector<HTMLElement>('[data-thread]')?.focus();
  };
}
