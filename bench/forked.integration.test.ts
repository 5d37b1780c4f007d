/** A program of the bench that ends before it has said a word must not keep the bench waiting. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forkProgram } from './forked.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answly-bench-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(text: string): string {
  const path = join(folder, 'program.mjs');
  writeFileSync(path, text);
  return path;
}

test('whoever waits for a program that ends is told so, at once and afterwards', async () => {
  const forked = forkProgram(program('process.exit(3)'), []);
  await expect(forked.next()).rejects.toThrow('ended early, by 3');
  await expect(forked.next()).rejects.toThrow('ended early, by 3');
  await forked.stop();
});

test('a program tells one thing after the other, and ends when it is let go of', async () => {
  const forked = forkProgram<number>(
    program(`process.on('disconnect', () => process.exit()); process.send(Number(process.argv[2]));`),
    ['7'],
  );
  expect(await forked.next()).toBe(7);
  await forked.stop();
});
