/** Words at the command line that are not understood: what was wrong, and what to write instead. */

export const usageExitCode = 2;

export class UsageError extends Error {
  override readonly name = 'UsageError';
}
