/** How large a picture is shown, in steps of the size at which all of it fits. */

export const zoomSteps = [1, 1.5, 2, 3, 4, 6] as const;

/** @param key as pressed. @returns the new step, or null where the key does not zoom. */
export function zoomByKey(key: string, step: number): number | null {
  if (key === '+' || key === '=') return zoomBy(step, 1);
  if (key === '-' || key === '−') return zoomBy(step, -1);
  return key === '0' ? 0 : null;
}

/** @param step an index of {@link zoomSteps}; it stays within them. */
export function zoomBy(step: number, by: 1 | -1): number {
  return Math.min(Math.max(step + by, 0), zoomSteps.length - 1);
}
