/** Runs the tests of some vitest projects and ends with one line for all of them. */
import { spawnSync } from 'node:child_process';
import { createVitest } from 'vitest/node';
import { buildRenderer } from '../build/renderer.ts';
import { root } from '../root.ts';
import { closingLine, createTally } from './tally.ts';

/**
 * @param projects names in vitest.config.ts
 * @param filters parts of file names; empty runs everything
 */
export async function runTests(projects: string[], filters: string[]): Promise<void> {
  const reporter = createTally();
  const vitest = await createVitest({
    root,
    watch: false,
    project: projects,
    reporters: ['default', reporter],
  });
  try {
    const files = await vitest.globTestSpecifications(filters);
    const found = new Set(files.map((file) => file.project.name));
    if (found.has('e2e') || found.has('real')) await buildRenderer();
    if (found.has('integration')) warnWithoutRedis();
    await vitest.start(filters);
  } catch (error) {
    console.error(error);
    reporter.tally.failed += 1;
  } finally {
    await vitest.close();
  }
  const { passed, failed } = reporter.tally;
  if (passed + failed === 0)
    console.error(`No test ran: no test file matches ${filters.join(', ') || 'at all'}.`);
  console.log(`\n${closingLine(reporter.tally)}`);
  // Vitest sets 1 for what it saw by itself, such as a coverage threshold; that stands.
  process.exit(failed > 0 || passed === 0 ? 1 : process.exitCode);
}

function warnWithoutRedis(): void {
  if (spawnSync('redis-server', ['--version']).status === 0) return;
  const consequence = process.env['CI'] === 'true' ? 'they fail, because CI=true' : 'they are not run';
  console.error(
    `\n!!! redis-server is not on the PATH. The tests that need a real Redis say so: ${consequence}.\n`,
  );
}
