/** Words at the command line that are not understood: what was wrong, and what to write instead. */

export const usageExitCode = 2;

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
