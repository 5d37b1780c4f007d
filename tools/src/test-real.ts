/** `npm run test:real [-- FILTER...]`: importers and the journey on the open question banks beside the checkout. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import { runTests } from './test-run/run-tests.ts';

const content = join(root, '..', 'shared', 'content');

if (existsSync(content)) {
  await runTests(['real'], process.argv.slice(2));
} else {
  console.error(`There is no ${content}: these tests need the open question banks in that folder.`);
  process.exitCode = 1;
}
