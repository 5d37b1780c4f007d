/** Texts that every database keeps: the cloud's can do nothing with a question that holds a NUL or half a character. */

/** Whether `value`, or every text inside it, can be kept. */
export function isWholeText(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  return typeof value !== 'object' || value === null || Object.values(value).every(isWholeText);
}
