/** Two runs never share data; a killed run's claim is taken over. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder } from './claim.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answly-claim-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a folder that a running Answly holds is refused with its number and what to do', () => {
  // Its command line names a program of tools/src, as a real run's does.
  const holder = spawn(process.execPath, [
    '-e',
    'setTimeout(() => {}, 60000)',
    join('tools', 'src', 'start.ts'),
  ]);
  try {
    writeFileSync(join(folder, 'running.pid'), `${holder.pid}\n`);
    expect(() => claimFolder(folder)).toThrow(`(process ${holder.pid}): stop that one with Ctrl-C`);
  } finally {
    holder.kill('SIGKILL');
  }
});

test('the claim of a process that is another program by now is taken over, and given back at the end', () => {
  const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    writeFileSync(join(folder, 'running.pid'), `${stranger.pid}\n`);
    const release = claimFolder(folder);
    expect(readFileSync(join(folder, 'running.pid'), 'utf8')).toBe(`${process.pid}\n`);
    release();
    expect(existsSync(join(folder, 'running.pid'))).toBe(false);
  } finally {
    stranger.kill('SIGKILL');
  }
});
