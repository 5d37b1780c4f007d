/**
 * A screen that takes the place of another begins at its heading, where the keys of the one before had the focus. The ref
 * of a heading, or of what takes the place of a button, with `tabIndex` -1. A page on which nobody has done anything yet
 * begins where the browser begins.
 */
export function beginScreen(heading: HTMLElement | null): void {
  const isFree = document.activeElement === document.body;
  if (isFree && navigator.userActivation.hasBeenActive) heading?.focus({ preventScroll: true });
}
