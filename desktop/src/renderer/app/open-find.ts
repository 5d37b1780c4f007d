/** Opens Find from anywhere: the search over everything listens for this event of the window. */

export const findEvent = 'answly:find';

export function openFind(): void {
  window.dispatchEvent(new Event(findEvent));
}
