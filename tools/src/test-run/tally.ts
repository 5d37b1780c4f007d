/** Counts a whole test run over all its projects, so that nothing that went wrong is missing from the closing line. */
import type { Reporter, TestModule } from 'vitest/node';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export interface TallyReporter extends Reporter {
  tally: Tally;
}

/** A reporter for vitest that holds the count once the run has ended. */
export function createTally(): TallyReporter {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  return {
    tally,
    onTestRunEnd(modules, unhandledErrors) {
      for (const module of modules) countModule(module, tally);
      tally.failed += unhandledErrors.length;
    },
  };
}

/** A file or suite that failed outside its tests, in a hook or an import, counts as one failure of its own. */
function countModule(module: TestModule, tally: Tally): void {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    // A test still pending at the end was never run: an interrupted run is not a passed one.
    tally[state === 'pending' ? 'failed' : state] += 1;
  }
  const outside = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  tally.failed += outside.length;
}

/** The line that ends every run. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
