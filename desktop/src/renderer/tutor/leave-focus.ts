/** A press of the mouse leaves the focus where it is: Space is then still for the answer, not for one more hint. */
import type { MouseEvent } from 'react';

export function leaveFocus(event: MouseEvent): void {
  event.preventDefault();
}
