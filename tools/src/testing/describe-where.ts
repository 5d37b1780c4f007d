/** Tests that need what not every machine has. */
import { describe, test } from 'vitest';

/**
 * Like `describe`. Where something is missing it says so for all to see, and counts as skipped, not as passed.
 * @param missing a sentence for the person who runs the tests, or null.
 */
export function describeWhere(missing: string | null, title: string, body: () => void): void {
  if (missing === null) {
    describe(title, body);
    return;
  }
  test(`${title}: NOT RUN`, (context) => {
    console.error(`\n!!! ${missing}\n`);
    context.skip(missing);
  });
}
