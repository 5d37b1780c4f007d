/** `npm test [-- FILTER...]`: everything that runs on any machine. */
import { runTests } from './test-run/run-tests.ts';

await runTests(['unit', 'tidy', 'integration', 'e2e'], process.argv.slice(2));
