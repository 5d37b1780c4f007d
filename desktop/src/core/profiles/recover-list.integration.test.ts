/** A data folder whose list of profiles is damaged, gone or cannot be read: nobody loses the way to their work (SY17). */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyDatabase } from '#desktop/core/storage/copies';
import { openTestCore } from '#desktop/core/testing/test-core';
import { findProfiles } from './find-profiles.ts';
import { loadProfileList } from './profile-list.ts';
import { createSharedComputer, type OpenComputer } from './testing/shared-computer.ts';

const password = 'a long quiet sentence';
const anna = { email: 'anna@example.org', password };
const ben = { email: 'ben@example.org', password };

let computer: ReturnType<typeof createSharedComputer>;
beforeEach(() => {
  computer = createSharedComputer();
});
afterEach(() => computer.remove());

const listFile = () => join(computer.dataFolder, 'profiles.json');
const act = ({ ground }: Pick<OpenComputer, 'ground'>, n: number) =>
  ground.facts.append({ kind: 'note-of-a-test', body: { n } });
const acts = ({ ground }: OpenComputer) =>
  ground.db
    .prepare<{ n: number }>(`SELECT body ->> 'n' AS n FROM fact ORDER BY n`)
    .all()
    .map(({ n }) => n);
const stateOf = ({ core }: OpenComputer) => core.handlers['account.state']({});
const noticeOf = async ({ core }: OpenComputer) => (await core.handlers['app.info']({})).notice;

function withoutCurrent(): string {
  const list = loadProfileList(computer.dataFolder);
  return JSON.stringify({ ...list, current: '0190a0a0-0000-7000-8000-00000000cccc' });
}

async function signedIn(open: OpenComputer, who: typeof anna): Promise<OpenComputer> {
  await open.core.handlers['account.signIn'](who);
  return open.asked() === undefined ? open : computer.follow();
}
async function signedOut(open: OpenComputer): Promise<OpenComputer> {
  await open.core.handlers['account.signOut']({ unsynced: 'keep' });
  return computer.follow();
}

/** Anna with 1, Ben with 2, and a guest with 3, who was there last. */
async function three(): Promise<OpenComputer> {
  let open = await signedIn(computer.open(), anna);
  act(open, 1);
  open = await signedIn(await signedOut(open), ben);
  act(open, 2);
  open = await signedOut(open);
  act(open, 3);
  return open;
}

describe.each([
  ['is no JSON', () => writeFileSync(listFile(), '{"version":1,"curr')],
  ['is empty', () => writeFileSync(listFile(), '')],
  ['is of no known form', () => writeFileSync(listFile(), '{"version":1,"current":"x","profiles":[]}')],
  ['opens a profile that it does not list', () => writeFileSync(listFile(), withoutCurrent())],
  ['is gone', () => rmSync(listFile())],
])('a list that %s', (_what, damage) => {
  test('SY17 is made anew from the folders: everyone finds their own work, and nobody another’s', async () => {
    await three();
    await computer.close();
    damage();
    let open = computer.open();
    expect(await noticeOf(open)).toBe('profiles-recovered');
    expect(acts(open)).toEqual([3]);
    expect(stateOf(open)).toMatchObject({
      email: null,
      others: expect.arrayContaining([anna.email, ben.email]),
    });
    open = await signedIn(open, ben);
    expect(acts(open)).toEqual([2, 3]);
    open = await signedIn(await signedOut(open), anna);
    expect(acts(open)).toEqual([1]);
    expect(stateOf(open)).toMatchObject({ email: anna.email, others: [ben.email] });
  });

  test('is kept under another name, and said once', async () => {
    await computer.close();
    computer.open();
    await computer.close();
    damage();
    const before = existsSync(listFile()) ? readFileSync(listFile(), 'utf8') : undefined;
    computer.open();
    await computer.close();
    const kept = readdirSync(computer.dataFolder).filter((name) => name.startsWith('profiles.damaged-'));
    expect(kept.map((name) => readFileSync(join(computer.dataFolder, name), 'utf8'))).toEqual(
      before === undefined ? [] : [before],
    );
    expect(await noticeOf(computer.open())).toBeNull();
  });
});

test('SY17 who was signed in stays so, as the device they were, and who was signed out is not shown', async () => {
  let open = await signedIn(computer.open(), anna);
  act(open, 1);
  const { deviceId } = open.core.handlers['account.state']({}) as { deviceId: string };
  open = await signedOut(open);
  open = await signedIn(open, ben);
  act(open, 2);
  const benFolder = open.profiles.folder;
  await computer.close();
  // Anna's file was touched last, by a backup or a virus scanner.
  const folders = readdirSync(join(computer.dataFolder, 'profiles')).map((id) =>
    join(computer.dataFolder, 'profiles', id),
  );
  const inAnHour = Date.now() / 1_000 + 3_600;
  for (const folder of folders.filter((each) => each !== benFolder)) {
    utimesSync(join(folder, 'study.db'), inAnHour, inAnHour);
  }
  writeFileSync(listFile(), 'x');
  open = computer.open();
  expect(acts(open)).toEqual([2]);
  expect(stateOf(open)).toMatchObject({ email: ben.email, status: 'signed-in' });
  open = await signedIn(await signedOut(open), anna);
  expect(stateOf(open)).toMatchObject({ email: anna.email, deviceId });
});

test('SY17 where all were signed out, nobody’s work is shown', async () => {
  const open = await signedIn(computer.open(), anna);
  act(open, 1);
  await open.core.handlers['account.signOut']({ unsynced: 'keep' });
  await computer.close();
  writeFileSync(listFile(), 'x');
  const next = computer.open();
  expect(acts(next)).toEqual([]);
  expect(stateOf(next)).toMatchObject({ email: null, others: [anna.email] });
  expect(acts(await signedIn(next, anna))).toEqual([1]);
});

test('looking whose the profiles are leaves every file as it was, and when each was used last', async () => {
  await three();
  await computer.close();
  const folder = join(computer.dataFolder, 'profiles');
  const namesIn = () => readdirSync(folder, { recursive: true }).map(String).toSorted();
  const before = namesIn();
  const longAgo = Date.UTC(2026, 0, 1) / 1_000;
  for (const name of before) utimesSync(join(folder, name), longAgo, longAgo);
  const found = findProfiles(folder);
  expect(found.map(({ usedAtMs }) => usedAtMs)).toEqual(
    [longAgo, longAgo, longAgo].map((each) => each * 1_000),
  );
  expect(namesIn()).toEqual(before);
  expect(findProfiles(folder)).toEqual(found);
});

test('a profile whose study file is damaged too is listed, and hides no other', async () => {
  const open = await three();
  await computer.close();
  const { profiles } = loadProfileList(computer.dataFolder) ?? { profiles: [] };
  const ofAnna = profiles.find(({ email }) => email === anna.email)?.id ?? '';
  writeFileSync(join(computer.dataFolder, 'profiles', ofAnna, 'study.db'), 'not a database'.repeat(100));
  writeFileSync(listFile(), '[]');
  const next = computer.open();
  expect(next.profiles.folder).toBe(open.profiles.folder);
  expect(stateOf(next)).toMatchObject({ others: [ben.email] });
  expect(loadProfileList(computer.dataFolder)?.profiles.map(({ id }) => id)).toContain(ofAnna);
});

test('a folder from before there were profiles is moved on into the profile it was on its way to', async () => {
  const old = openTestCore(computer.dataFolder);
  act(old, 5);
  await old.core.close();
  mkdirSync(join(computer.dataFolder, 'media'));
  const id = '0190a0a0-0000-7000-8000-00000000cccc';
  mkdirSync(join(computer.dataFolder, 'profiles', id), { recursive: true });
  renameSync(join(computer.dataFolder, 'media'), join(computer.dataFolder, 'profiles', id, 'media'));
  writeFileSync(listFile(), '{');
  const open = computer.open();
  expect(acts(open)).toEqual([5]);
  expect(readdirSync(join(computer.dataFolder, 'profiles'))).toEqual([id]);
});

test('a list that cannot be read at all is refused by a code that says which file, and nothing is touched', async () => {
  await three();
  await computer.close();
  const list = readFileSync(listFile(), 'utf8');
  rmSync(listFile());
  mkdirSync(listFile());
  const before = readdirSync(computer.dataFolder).toSorted();
  expect(() => computer.open()).toThrow(
    expect.objectContaining({ code: 'profiles.unreadable', detail: expect.stringContaining(listFile()) }),
  );
  expect(statSync(listFile()).isDirectory()).toBe(true);
  expect(readdirSync(computer.dataFolder).toSorted()).toEqual(before);
  rmSync(listFile(), { recursive: true });
  writeFileSync(listFile(), list);
  expect(acts(computer.open())).toEqual([3]);
});

test('SY17 a list that could not be written stays as it was, in the file and in memory', async () => {
  let open = await signedIn(computer.open(), anna);
  act(open, 1);
  open = await signedOut(open);
  act(open, 3);
  const before = readFileSync(listFile(), 'utf8');
  mkdirSync(`${listFile()}.new`);
  await expect(open.core.handlers['account.signIn'](anna)).rejects.toThrow();
  rmSync(`${listFile()}.new`, { recursive: true });
  expect(readFileSync(listFile(), 'utf8')).toBe(before);
  open = await signedIn(open, anna);
  expect(stateOf(open)).toMatchObject({ email: anna.email, others: [] });
  expect(acts(open)).toEqual([1, 3]);
});

test('SY17 a profile that the list does not know the student of yet is theirs with the next start', async () => {
  let open = computer.open();
  act(open, 2);
  mkdirSync(`${listFile()}.new`);
  await expect(open.core.handlers['account.signIn'](ben)).rejects.toThrow();
  rmSync(`${listFile()}.new`, { recursive: true });
  await computer.close();
  open = computer.open();
  expect(stateOf(open)).toMatchObject({ email: ben.email });
  open = await signedOut(open);
  expect(stateOf(open)).toMatchObject({ email: null, others: [ben.email] });
  expect(acts(open)).toEqual([]);
  expect(acts(await signedIn(open, ben))).toEqual([2]);
});

describe('a study file that is put back from a copy of before the sign-in', () => {
  /** Anna's file, damaged, and a copy in which her work is nobody's yet. */
  async function restored(damageList: boolean): Promise<OpenComputer> {
    let open = computer.open();
    act(open, 1);
    const { folder } = open.profiles;
    copyDatabase(open.ground.db, { folder, version: 1, nowMs: Date.now() });
    open = await signedIn(open, anna);
    act(open, 11);
    if (damageList) {
      open = await signedIn(await signedOut(open), ben);
      act(open, 2);
    }
    await computer.close();
    writeFileSync(join(folder, 'study.db'), 'damaged'.repeat(1_000));
    if (damageList) writeFileSync(listFile(), 'x');
    return computer.open();
  }

  test('SY17 is still its student’s, who signs in again, and another’s sign-in does not take it', async () => {
    let open = await restored(false);
    expect(stateOf(open)).toMatchObject({ email: anna.email, status: 'expired' });
    expect(acts(open)).toEqual([1]);
    open = await signedIn(open, ben);
    expect(stateOf(open)).toMatchObject({ email: ben.email, others: [anna.email] });
    expect(acts(open)).toEqual([]);
    open = await signedIn(open, anna);
    expect(stateOf(open)).toMatchObject({ email: anna.email, status: 'signed-in' });
    expect(acts(open)).toEqual([1]);
  });

  test('SY17 is taken for nobody’s work by no list that is made anew: it may be a student’s', async () => {
    let open = await restored(true);
    expect(stateOf(open)).toMatchObject({ email: ben.email });
    open = await signedOut(open);
    expect(acts(open)).toEqual([]);
    expect(acts(await signedIn(open, ben))).toEqual([2]);
    expect(readdirSync(join(computer.dataFolder, 'profiles'))).toHaveLength(2);
  });
});

test('SY17 an account that was erased owns nothing here any more, also where the list could not be written', async () => {
  let open = await signedIn(computer.open(), anna);
  act(open, 1);
  mkdirSync(`${listFile()}.new`);
  await expect(open.core.handlers['account.erase']({ password })).rejects.toThrow();
  rmSync(`${listFile()}.new`, { recursive: true });
  await computer.close();
  open = computer.open();
  expect(stateOf(open)).toMatchObject({ email: null, status: 'none' });
  open = await signedIn(open, ben);
  expect(stateOf(open)).toMatchObject({ email: ben.email, others: [] });
  expect(acts(open)).toEqual([1]);
});
