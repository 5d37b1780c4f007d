/** What kind of element a key was pressed in. */
import type { KeyPlace } from './key-plan.ts';

export function keyPlaceOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return 'dialog';
  if (target instanceof HTMLInputElement) {
    // Nothing can be typed in it any more.
    if (target.readOnly) return 'page';
    if (target.type === 'radio') return target.checked ? 'chosen' : 'choice';
    return target.type === 'checkbox' ? 'choice' : 'text';
  }
  if (target.closest('select, audio') !== null) return 'picker';
  if (target.closest('textarea, [contenteditable="true"]') !== null) return 'text';
  return target.closest('button, a[href], summary') === null ? 'page' : 'control';
}
