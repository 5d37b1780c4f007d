/** The copy of the study file before an update, and the record of failures, on a real disk. */
import { mkdtemp, mkdir, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backUpStudy } from './back-up-study.ts';
import { openUpdateRecord } from './update-record.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answly-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('copies database, log and index together, and nothing else', async () => {
  for (const name of ['study.db', 'study.db-wal', 'study.db-shm', 'study.lock', 'host.log'])
    await writeFile(join(folder, name), name);
  await mkdir(join(folder, 'media'));
  const place = await backUpStudy(folder, '2.0.0');
  expect((await readdir(place)).toSorted()).toEqual(['study.db', 'study.db-shm', 'study.db-wal']);
  await writeFile(join(folder, 'study.db'), 'later');
  expect(await backUpStudy(folder, '2.0.0')).toBe(place);
  expect(await readFile(join(place, 'study.db'), 'utf8')).toBe('later');
  expect(await readdir(join(folder, 'backups'))).toEqual(['before-2.0.0']);
});

it('keeps the two newest copies', async () => {
  for (const [index, version] of ['2.0.0', '2.10.0', '2.9.0'].entries()) {
    const place = await backUpStudy(folder, version);
    await utimes(place, index, index);
  }
  await backUpStudy(folder, '3.0.0');
  expect((await readdir(join(folder, 'backups'))).toSorted()).toEqual(['before-2.9.0', 'before-3.0.0']);
});

it('keeps a version from naming a place outside', async () => {
  const place = await backUpStudy(folder, '../../x');
  expect(place).toBe(join(folder, 'backups', 'before-.._.._x'));
});

it('counts failures of one version over restarts, and forgets them for the next', async () => {
  const file = join(folder, 'updates.json');
  openUpdateRecord(file).addFailure('2.0.0');
  openUpdateRecord(file).addFailure('2.0.0');
  expect(openUpdateRecord(file).failuresOf('2.0.0')).toBe(2);
  expect(openUpdateRecord(file).failuresOf('2.0.1')).toBe(0);
  await writeFile(file, 'garbage');
  expect(openUpdateRecord(file).failuresOf('2.0.0')).toBe(0);
});

it('copies the study file of every profile, and the list of them', async () => {
  const data = join(folder, 'with-profiles');
  for (const profile of ['one', 'two']) {
    await mkdir(join(data, 'profiles', profile, 'media'), { recursive: true });
    await writeFile(join(data, 'profiles', profile, 'study.db'), profile);
  }
  await writeFile(join(data, 'profiles.json'), '{}');
  const place = await backUpStudy(data, '2.0.0');
  expect((await readdir(place)).toSorted()).toEqual(['profiles', 'profiles.json']);
  expect(await readFile(join(place, 'profiles', 'two', 'study.db'), 'utf8')).toBe('two');
  expect(await readdir(join(place, 'profiles', 'one'))).toEqual(['study.db']);
});
