import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPack } from '#cloud/testing/build-pack';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'answly-admin-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const program = fileURLToPath(new URL('./answly-admin.ts', import.meta.url));

interface Ran {
  code: number | string | null | undefined;
  out: string;
  err: string;
}

function admin(words: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const settings = { env: { DATABASE_URL: database.url, ...env } };
    execFile(process.execPath, [program, ...words], settings, (error, out, err) =>
      resolve({ code: error === null ? 0 : error.code, out, err }),
    );
  });
}

test('migrate applies what is missing, once', async () => {
  expect(await admin(['migrate'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('applied 1 accounts'),
  });
  expect(await admin(['migrate'])).toMatchObject({ code: 0, out: 'nothing to apply\n' });
});

test('packs publish goes on after a file that is no pack, and ends with 1', async () => {
  const good = join(folder, 'good.answlypack');
  const bad = join(folder, 'bad.answlypack');
  await writeFile(good, buildPack({ title: 'From the command line' }).bytes);
  await writeFile(bad, 'nonsense');
  const ran = await admin(['packs', 'publish', bad, good]);
  expect(ran.code).toBe(1);
  expect(ran.err).toMatch(/bad\.answlypack: .+/);
  expect(ran.out).toContain('published "From the command line" version 1, 1 items');
  expect((await admin(['packs', 'publish', good])).out).toContain('already published');
});

test('config print hides secrets; a configuration that is not usable ends with 78', async () => {
  const shown = await admin(['config', 'print'], { JWT_SECRET: 'very-private' });
  expect(shown.out).toContain('JWT_SECRET=(set, hidden)');
  expect(shown.out).not.toContain('very-private');
  expect(await admin(['config', 'print'], { PORT: 'x' })).toMatchObject({ code: 78 });
});

test('anything else shows what there is', async () => {
  expect(await admin(['dance'])).toMatchObject({
    code: 64,
    err: expect.stringContaining('answly-admin migrate'),
  });
});
