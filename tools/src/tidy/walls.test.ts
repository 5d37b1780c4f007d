/** The walls are seen from every room. */
import { expect, test } from 'vitest';
import { parseSource } from './source-file.ts';
import { brokenWalls, heavyInPage } from './walls.ts';

const broken = (path: string, specifier: string): boolean =>
  brokenWalls([parseSource(path, `import { a } from '${specifier}';\n`)]).length > 0;

test.each([
  ['shared/src/model/a.ts', 'node:fs'],
  ['shared/src/model/a.ts', 'react'],
  ['cloud/src/http/a.ts', '#cloud/storage/postgres/b'],
  ['cloud/src/http/a.ts', '../storage/b.ts'],
  ['cloud/src/domain/a.ts', '#cloud/http/b'],
  ['cloud/src/domain/a.ts', 'postgres'],
  ['cloud/src/main.ts', 'ioredis'],
  ['cloud/src/main.ts', '#desktop/core/b'],
  ['cloud/src/cli/a.ts', '#cloud/testing/b'],
  ['cloud/src/domain/a.ts', './testing/b.ts'],
  ['desktop/src/core/study/a.ts', './b.test.ts'],
  ['desktop/src/core/a.ts', 'electron'],
  ['desktop/src/core/a.ts', '#desktop/main/b'],
  ['desktop/src/renderer/a.tsx', '#desktop/core/b'],
  ['desktop/src/renderer/a.tsx', '../core/b.ts'],
  ['desktop/src/renderer/a.tsx', 'node:path'],
  ['desktop/src/renderer/a.tsx', 'better-sqlite3'],
  ['desktop/src/preload/a.ts', 'node:path'],
  ['desktop/src/browser/a.ts', 'electron'],
  ['tools/src/a.ts', '@answly/cloud/b'],
])('%s may not import %s', (path, specifier) => {
  expect(broken(path, specifier)).toBe(true);
});

test.each([
  ['shared/src/model/a.ts', 'zod'],
  ['cloud/src/storage/postgres/a.ts', 'postgres'],
  ['cloud/src/http/a.ts', '#cloud/domain/b'],
  ['cloud/src/main.ts', './storage/b.ts'],
  ['desktop/src/main/a.ts', 'electron'],
  ['desktop/src/core/study/a.ts', '../storage/b.ts'],
  ['desktop/src/renderer/a.tsx', '@answly/shared/model/item'],
  ['desktop/src/core/a.integration.test.ts', 'electron'],
  ['cloud/src/domain/a.test.ts', '#cloud/testing/b'],
  ['cloud/src/testing/a.ts', './b.ts'],
])('%s may import %s', (path, specifier) => {
  expect(broken(path, specifier)).toBe(false);
});

test('an import of types, a dynamic import and an export from elsewhere are imports too', () => {
  const path = 'shared/src/model/a.ts';
  for (const text of [
    "import type { A } from 'node:fs';",
    "const a = await import('node:fs');",
    "export * from 'node:fs';",
  ]) {
    expect(brokenWalls([parseSource(path, text)])).toEqual([`${path}: node:fs`]);
  }
});

test('what the page must not carry is found behind imports of every kind but those of types', () => {
  const page = (main: string, deep: string) =>
    heavyInPage([
      parseSource('desktop/src/renderer/main.tsx', main),
      parseSource('desktop/src/contract/deep.ts', deep),
    ]);
  for (const main of [
    "import { a } from '#desktop/contract/deep';",
    "import '../contract/deep.ts';",
    "const a = lazy(() => import('../contract/deep.ts'));",
  ])
    expect(page(main, "import { z, type A } from 'zod';")).toEqual(['desktop/src/contract/deep.ts: zod']);
  expect(page("import type { A } from '#desktop/contract/deep';", "import { z } from 'zod';")).toEqual([]);
  expect(page("import { a } from '#desktop/contract/deep';", "import type { z } from 'zod';")).toEqual([]);
});
