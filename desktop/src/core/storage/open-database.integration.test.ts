import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildPack } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import {
  migrationsFolder,
  openTestCore,
  removeFolder,
  temporaryFolder,
} from '#desktop/core/testing/test-core';
import { readMigrations } from './migrate.ts';
import { suspectDamage } from './open-database.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'study.db');
});
afterEach(() => removeFolder(folder));

async function makeStudyFile(): Promise<void> {
  const { core } = openTestCore(folder);
  await installTestPack({ core }, buildPack(50));
  await core.close();
}

function setAsideFiles(): string[] {
  const [place] = readdirSync(join(folder, 'set-aside'));
  return readdirSync(join(folder, 'set-aside', place ?? '')).toSorted();
}

async function noticeOf(): Promise<string | null> {
  const { core } = openTestCore(folder);
  const { notice } = await core.handlers['app.info']({});
  await core.handlers['stats.today']({});
  await core.close();
  return notice;
}

function scribble(at: number, bytes: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0x5a), 0, bytes, at);
  closeSync(handle);
}

describe('a damaged study file is set aside whole and a fresh one begun', () => {
  test('overwritten from its start', async () => {
    await makeStudyFile();
    scribble(0, 8192);
    writeFileSync(`${file}-wal`, 'a stale log');
    const damaged = readFileSync(file);
    expect(await noticeOf()).toBe('damaged-set-aside');
    expect(setAsideFiles()).toEqual(['study.db', 'study.db-wal']);
    const [place = ''] = readdirSync(join(folder, 'set-aside'));
    expect(readFileSync(join(folder, 'set-aside', place, 'study.db'))).toEqual(damaged);
    expect(await noticeOf()).toBeNull();
  });

  test('empty, which SQLite would take for a new one', async () => {
    await makeStudyFile();
    writeFileSync(file, '');
    expect(await noticeOf()).toBe('damaged-set-aside');
  });

  test('something else under its name', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, 'not a database at all, but long enough to be read as a header '.repeat(100));
    expect(await noticeOf()).toBe('damaged-set-aside');
  });

  test('damaged in the middle, once a call has met it', async () => {
    await makeStudyFile();
    const size = readFileSync(file).length;
    scribble(8192, size - 16_384);
    suspectDamage(folder);
    expect(await noticeOf()).toBe('damaged-set-aside');
    expect(existsSync(join(folder, 'study.suspect'))).toBe(false);
  });
});

test('SY14 a good copy takes the place of a damaged file, under a new identity that no server has heard of', async () => {
  await makeStudyFile();
  const { core, ground } = openTestCore(folder);
  const before = ground.device.id();
  ground.facts.append({ kind: 'note', body: {} });
  ground.facts.settle(ground.facts.waiting(), { others: [], numbered: { first: 1, last: 1 } });
  expect(ground.facts.acknowledgedSeq()).toBe(1);
  mkdirSync(join(folder, 'copies'));
  ground.db.prepare('VACUUM INTO ?').run(join(folder, 'copies', 'study-v1-2026-01-01T00-00-00.000Z.db'));
  writeFileSync(
    join(folder, 'copies', 'study-v1-2026-02-01T00-00-00.000Z.db'),
    'a newer copy that is no good',
  );
  await core.close();
  writeFileSync(file, '');
  const restored = openTestCore(folder);
  expect(await restored.core.handlers['app.info']({})).toMatchObject({ notice: 'backup-restored' });
  expect(await restored.core.handlers['library.packs']({})).toHaveLength(1);
  expect(restored.ground.device.id()).not.toBe(before);
  expect(restored.ground.facts.acknowledgedSeq()).toBe(0);
  await restored.core.close();
});

describe('a start that was cut short while it set a damaged file aside is gone on with', () => {
  test('before the log had followed the file: it is not read into the new one', async () => {
    const { core, ground } = openTestCore(folder);
    await installTestPack({ core }, buildPack(5));
    const log = readFileSync(`${file}-wal`);
    expect(log.length).toBeGreaterThan(0);
    expect(ground.facts.factCount()).toBe(0);
    await core.close();
    rmSync(file);
    writeFileSync(`${file}-wal`, log);
    expect(await noticeOf()).toBe('damaged-set-aside');
    expect(setAsideFiles()).toEqual(['study.db-wal']);
    expect(await noticeOf()).toBeNull();
  });

  test('before a good copy stood in its place', async () => {
    await makeStudyFile();
    mkdirSync(join(folder, 'copies'));
    renameSync(file, join(folder, 'copies', 'study-v1-2026-01-01T00-00-00.000Z.db'));
    expect(await noticeOf()).toBe('backup-restored');
  });
});

test('a file of a newer Answly is refused and not touched', async () => {
  await makeStudyFile();
  const db = new Sqlite(file);
  db.pragma('user_version = 999');
  db.close();
  const before = readFileSync(file);
  expect(() => openTestCore(folder)).toThrow(expect.objectContaining({ code: 'data.newer' }));
  expect(readFileSync(file)).toEqual(before);
});

test('a second core on the same folder is refused until the first closes', async () => {
  const { core } = openTestCore(folder);
  expect(() => openTestCore(folder)).toThrow(expect.objectContaining({ code: 'data.in-use' }));
  await core.close();
  await openTestCore(folder).core.close();
});

test('a start cut short before the file was whole leaves no damage behind', async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, '');
  expect(await noticeOf()).toBeNull();
});

describe('migrations', () => {
  /** The real migrations and one more. */
  function withExtra(sql: string): string {
    const place = join(folder, 'migrations');
    mkdirSync(place, { recursive: true });
    const real = readMigrations(migrationsFolder);
    for (const { name, sql: text } of real) writeFileSync(join(place, name), text);
    writeFileSync(join(place, `${String(real.length + 1).padStart(4, '0')}-extra.sql`), sql);
    return place;
  }

  test('an existing file is copied before it is changed', async () => {
    await makeStudyFile();
    const { core, ground } = openTestCore(folder, {
      migrationsFolder: withExtra('CREATE TABLE extra (a TEXT) STRICT;'),
    });
    expect(ground.db.prepare('SELECT count(*) AS n FROM extra').get()).toEqual({ n: 0 });
    await core.close();
    const copies = readdirSync(join(folder, 'copies'));
    expect(copies).toHaveLength(1);
    const copy = new Sqlite(join(folder, 'copies', copies[0] ?? ''), { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(readMigrations(migrationsFolder).length);
    expect(copy.prepare('SELECT count(*) AS n FROM item').get()).toEqual({ n: 50 });
    copy.close();
  });

  test('one that fails leaves the old file as it was', async () => {
    await makeStudyFile();
    const broken = withExtra('CREATE TABLE extra (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);');
    expect(() => openTestCore(folder, { migrationsFolder: broken })).toThrow(/nowhere/);
    const { core, ground } = openTestCore(folder);
    expect(ground.notice).toBeNull();
    expect(await core.handlers['library.packs']({})).toHaveLength(1);
    await core.close();
  });
});
