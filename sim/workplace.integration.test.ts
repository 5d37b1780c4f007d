/** A real run of the simulator, stopped by a signal. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fastFolder } from './fast-folder.ts';

const program = fileURLToPath(new URL('sim.ts', import.meta.url));

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends a run and leaves no file behind', async (signal, code) => {
  const child = spawn(process.execPath, [program, '--seeds', '1000', '--told'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'exit');
  const folders = () =>
    readdirSync(fastFolder()).filter((name) => name.startsWith(`answly-sim-${child.pid}-`));
  // The first history is told: everything is running.
  await once(child.stdout, 'data');
  expect(folders()).toHaveLength(2);
  child.stdout.resume();
  child.kill(signal);
  expect(await ended).toEqual([code, null]);
  expect(folders()).toEqual([]);
  expect(said).toBe('');
});
