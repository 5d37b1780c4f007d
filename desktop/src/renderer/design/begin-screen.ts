/** A screen that takes the place of another begins at its heading, where the keys of the one before had the focus. */

let isFirst = true;

/** The ref of a heading with `tabIndex` -1. The first screen of a page begins where the browser begins. */
export function beginScreen(heading: HTMLHeadingElement | null): void {
  if (heading === null) return;
  if (!isFirst && document.activeElement === document.body) heading.focus({ preventScroll: true });
  isFirst = false;
}
