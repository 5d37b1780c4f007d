/** What was built is built again exactly when a source is newer. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFresh, markFresh } from './freshness.ts';

let folder: string;
const at = (path: string, seconds: number): void => utimesSync(join(folder, path), seconds, seconds);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answly-fresh-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'a.ts'), 'a');
  writeFileSync(join(folder, 'src', 'b.ts'), 'b');
  for (const path of ['src/a.ts', 'src/b.ts', 'src']) at(path, 1_000);
  markFresh(join(folder, 'stamp'), 2_000_000);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fresh = (): boolean => isFresh(join(folder, 'stamp'), [join(folder, 'src'), join(folder, 'absent')]);

test('older sources leave it as it is', () => {
  expect(fresh()).toBe(true);
});

test('a newer file asks for a build', () => {
  at('src/b.ts', 3_000);
  expect(fresh()).toBe(false);
});

test('a deleted file asks for a build', () => {
  rmSync(join(folder, 'src', 'b.ts'));
  expect(fresh()).toBe(false);
});

test('without a stamp there is nothing built', () => {
  rmSync(join(folder, 'stamp'));
  expect(fresh()).toBe(false);
});
