/** Several students on one data folder: nothing mixed, nothing lost, nothing counted twice (SY17). */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { derivedState, refoldAll } from '#desktop/core/testing/projections';
import { openTestCore, type TestCore } from '#desktop/core/testing/test-core';
import { loadProfileList, saveProfileList } from './profile-list.ts';
import { createSharedComputer, type OpenComputer } from './testing/shared-computer.ts';

const own = '0190a0a0-0000-7000-8000-00000000bbbb';
const picture = 'a'.repeat(64);
const password = 'a long quiet sentence';
const anna = { email: 'anna@example.org', password };
const ben = { email: 'ben@example.org', password };
const leave = { unsynced: 'keep' } as const;

let computer: ReturnType<typeof createSharedComputer>;
beforeEach(() => {
  computer = createSharedComputer(buildPack(12));
});
afterEach(() => computer.remove());

async function answer({ core }: Pick<TestCore, 'core'>, count: number): Promise<void> {
  const { sessionId } = await core.handlers['study.start']({ packId, topics: [], choose: 'mixed', count });
  for (let position = 0; position < count; position++) {
    const place = { sessionId, position };
    const response = { type: 'single', optionId: 'a' } as const;
    await core.handlers['study.answer']({ ...place, response, certainty: null, durationMs: 1_000 });
  }
}

const answered = async ({ core }: Pick<TestCore, 'core'>) =>
  (await core.handlers['stats.today']({})).attemptsEver;
const packs = async ({ core }: Pick<TestCore, 'core'>) =>
  (await core.handlers['library.packs']({})).map(({ id }) => id).toSorted();

async function begin(): Promise<OpenComputer> {
  const open = computer.open();
  await open.core.handlers['library.install']({ packId, origin: 'starter' });
  return open;
}

async function signedOut(open: OpenComputer): Promise<OpenComputer> {
  await open.core.handlers['account.signOut'](leave);
  return computer.follow();
}

async function signedIn(open: OpenComputer, who: typeof anna): Promise<OpenComputer> {
  await open.core.handlers['account.signIn'](who);
  return open.asked() === undefined ? open : computer.follow();
}

function idsOf({ ground }: OpenComputer): string[] {
  return ground.db
    .prepare<{ id: string }>('SELECT id FROM fact ORDER BY id')
    .all()
    .map(({ id }) => id);
}

describe('students on one computer', () => {
  test('SY17 two alternate and neither sees the other; work of nobody joins whoever signs in, once', async () => {
    let open = await begin();
    await answer(open, 3);
    open = await signedIn(open, anna);
    expect(open.core.handlers['account.state']({})).toMatchObject({ ...emailOf(anna), status: 'signed-in' });
    expect(await answered(open)).toBe(3);
    const ofAnna = idsOf(open);

    open = await signedOut(open);
    expect(await answered(open)).toBe(0);
    expect(open.core.handlers['account.state']({})).toMatchObject({ email: null, others: [anna.email] });
    expect(idsOf(open)).toEqual([]);
    await answer(open, 2);
    open = await signedIn(open, ben);
    expect(await answered(open)).toBe(2);
    expect(idsOf(open).filter((id) => ofAnna.includes(id))).toEqual([]);

    open = await signedOut(open);
    await answer(open, 4);
    open = await signedIn(open, anna);
    expect(open.core.handlers['account.state']({})).toMatchObject({ ...emailOf(anna), status: 'signed-in' });
    expect(await answered(open)).toBe(7);
    expect(idsOf(open)).toEqual(expect.arrayContaining(ofAnna));
    const folded = derivedState(open.ground.db);
    refoldAll(open.ground.db);
    expect(derivedState(open.ground.db)).toEqual(folded);

    open = await signedOut(open);
    expect(await answered(open)).toBe(0);
    open = await signedIn(open, ben);
    expect(await answered(open)).toBe(2);
    expect(readdirSync(join(computer.dataFolder, 'profiles'))).toHaveLength(2);
  });

  test('SY17 a note and a setting of nobody join along with the answers', async () => {
    let open = await signedOut(await signedIn(await begin(), anna));
    await answer(open, 2);
    const note = { packId, itemId: itemId(1) };
    await open.core.handlers['note.set']({ ...note, text: 'of nobody', seen: '' });
    await open.core.handlers['settings.set']({ appearance: 'dark' });
    open = await signedIn(open, anna);
    expect(await answered(open)).toBe(2);
    expect(open.ground.documents.load(`note:${packId}:${itemId(1)}`)).toMatchObject({
      text: { value: 'of nobody' },
    });
    expect(await open.core.handlers['settings.get']({})).toMatchObject({ appearance: 'dark' });
    expect(open.ground.documents.waiting().map(({ key }) => key)).toEqual([
      `note:${packId}:${itemId(1)}`,
      `pack:${packId}`,
      'settings',
    ]);
    expect(readdirSync(join(computer.dataFolder, 'profiles'))).toHaveLength(1);
  });

  test('SY17 SY18 the packs of one student are named to no other, though they lie here; those of a guest join', async () => {
    let open = await signedIn(await begin(), anna);
    await answer(open, 1);
    await installTestPack(open, buildPack([buildItem(20)], { id: own }));
    const told = () => open.ground.documents.list('pack').map(({ key }) => key);
    open = await signedIn(await signedOut(open), ben);
    expect(await packs(open)).toEqual([packId]);
    expect(told()).toEqual([]);
    await answer(open, 1);
    open = await signedIn(await signedOut(open), anna);
    expect(told()).toEqual([`pack:${packId}`, `pack:${own}`]);
    open = await signedIn(await signedOut(open), ben);
    expect(told()).toEqual([`pack:${packId}`]);
    expect(await open.core.handlers['library.elsewhere']({})).toEqual([]);

    open = await signedOut(open);
    await installTestPack(open, buildPack([buildItem(30)], { id: itemId(800) }));
    open = await signedIn(open, anna);
    expect(told().toSorted()).toEqual([packId, own, itemId(800)].map((id) => `pack:${id}`).toSorted());
  });

  test('SY17 what a guest is in the middle of goes on: the clock, and a passage and its picture of a removed pack', async () => {
    let open = await signedOut(await signedIn(await begin(), anna));
    const bytes = Buffer.from('a picture');
    const sha256 = sha256Hex(bytes);
    const media = [{ sha256, name: 'p.png', mime: 'image/png' as const, bytes: bytes.length }];
    const passage = {
      id: itemId(99),
      version: 1,
      locale: 'en',
      title: '',
      content: `![it](media:${sha256})`,
    };
    const items = [buildItem(20, { stimulusId: passage.id })];
    const stimuli = [{ ...passage, itemIds: [itemId(20)] }];
    await installTestPack(open, buildPack(items, { id: own, media, stimuli }), new Map([[sha256, bytes]]));
    const chosen = { packId: own, topics: [], choose: 'mixed', count: 1, minutes: 5 } as const;
    const { sessionId } = await open.core.handlers['study.start'](chosen);
    await open.core.handlers['library.remove']({ packId: own });
    open.clock.now += 4_000;
    open = await signedIn(open, anna);
    const { session, question } = await open.core.handlers['study.place']({ sessionId, position: 0 });
    expect(session.exam?.spentMs).toBe(4_000);
    expect(question.stimulus?.content).toBe(passage.content);
    expect(await open.core.handlers['library.media']({ sha256 })).toMatchObject({ mime: 'image/png' });
  });

  test('SY17 what the tutor said to one who then erased the account joins with their work', async () => {
    let open = await signedOut(await signedIn(await begin(), ben));
    open = await signedIn(await signedOut(await signedIn(open, anna)), ben);
    open.ground.db.exec(
      `INSERT INTO tutor_answer (request_id, item_id, item_version, locale, mode, message, source, text, at)
       VALUES ('r', '${itemId(1)}', 1, 'en', 'chat', 'Why?', 'model', 'Because.', 1)`,
    );
    await open.core.handlers['account.erase']({ password });
    open = await signedIn(open, anna);
    expect(open.ground.db.prepare('SELECT message, text FROM tutor_answer').all()).toEqual([
      { message: 'Why?', text: 'Because.' },
    ]);
  });

  test('SY1 facts that join keep their ids and times and get this device’s own numbers, without gaps', async () => {
    let open = await begin();
    await answer(open, 1);
    open = await signedIn(open, anna);
    open = await signedOut(open);
    await answer(open, 2);
    const before = factsOf(open);
    open = await signedIn(open, anna);
    const after = factsOf(open);
    for (const { id, at, body } of before) {
      expect(after.find((each) => each.id === id)).toMatchObject({ id, at, body });
    }
    const deviceId = open.ground.device.id();
    expect(after.every((each) => each.device_id === deviceId)).toBe(true);
    expect(after.map((each) => each.device_seq)).toEqual(after.map((_, index) => index + 1));
    expect(open.ground.facts.waitingCount()).toBe(after.length);
  });

  test('SY17 another student signs in where a sign-in has expired: the first one’s work stays untouched', async () => {
    let open = await signedIn(await begin(), anna);
    await answer(open, 3);
    const { deviceId } = open.core.handlers['account.state']({}) as { deviceId: string };
    open = await signedIn(open, ben);
    expect(await answered(open)).toBe(0);
    expect(open.core.handlers['account.state']({})).toMatchObject({ ...emailOf(ben), others: [anna.email] });
    expect(open.ground.device.id()).not.toBe(deviceId);
    open = await signedIn(open, anna);
    expect(await answered(open)).toBe(3);
    expect(open.ground.device.id()).toBe(deviceId);
  });

  test('what anybody can have is there for the guest at once; what a student imported is not', async () => {
    let open = await begin();
    await installTestPack(open, buildPack([buildItem(90, { stem: 'Mine alone' })], { id: own }));
    open = await signedIn(open, anna);
    expect(await packs(open)).toEqual([packId, own].toSorted());
    open = await signedOut(open);
    expect(await packs(open)).toEqual([packId]);
    const search = (query: string) => open.core.handlers['library.search']({ query, limit: 5 });
    expect((await search('Question 7')).hits.length).toBeGreaterThan(0);
    expect((await search('Mine alone')).hits).toEqual([]);
    await answer(open, 12);
  });

  test('the server that was chosen on this computer is the guest’s too', async () => {
    const cloudUrl = 'https://answly.school.example';
    let open = await begin();
    await open.core.handlers['account.setCloudUrl']({ cloudUrl });
    open = await signedOut(await signedIn(open, anna));
    expect(open.core.handlers['account.state']({})).toMatchObject({ email: null, cloudUrl });
  });

  test('a pack that was imported before signing in comes along, and the answers to it can be read', async () => {
    let open = await signedOut(await signedIn(await begin(), anna));
    await installTestPack(open, buildPack([buildItem(90, { stem: 'Mine alone' })], { id: own }));
    const start = { packId: own, topics: [], choose: 'new', count: 1 } as const;
    const { sessionId } = await open.core.handlers['study.start'](start);
    open = await signedIn(open, anna);
    expect(await packs(open)).toEqual([packId, own].toSorted());
    const view = await open.core.handlers['study.place']({ sessionId, position: 0 });
    expect(view.question.stem).toBe('Mine alone');
  });
});

describe('a start that was cut short', () => {
  /** Anna's profile, and a guest with three answers who has just signed in as her. */
  async function joining(): Promise<{
    guest: string;
    listed: NonNullable<ReturnType<typeof loadProfileList>>;
  }> {
    const open = await signedOut(await signedIn(await begin(), anna));
    await answer(open, 3);
    await open.core.handlers['account.signIn'](anna);
    await computer.close();
    const listed = loadProfileList(computer.dataFolder);
    if (listed?.taking?.what !== 'work') throw new Error('no join is planned');
    return { listed, guest: join(computer.dataFolder, 'profiles', listed.taking.from) };
  }

  test('SY17 before the join: the next start joins, without a new sign-in', async () => {
    const { guest } = await joining();
    const open = computer.open();
    expect(await answered(open)).toBe(3);
    expect(open.core.handlers['account.state']({})).toMatchObject(emailOf(anna));
    expect(existsSync(guest)).toBe(false);
  });

  test('SY17 between the join and the emptying: nothing is counted twice', async () => {
    const { guest, listed } = await joining();
    const kept = `${computer.dataFolder}/kept`;
    cpSync(guest, kept, { recursive: true });
    computer.open();
    await computer.close();
    cpSync(kept, guest, { recursive: true });
    saveProfileList(computer.dataFolder, listed);
    const open = computer.open();
    expect(await answered(open)).toBe(3);
    expect(existsSync(guest)).toBe(false);
    expect(loadProfileList(computer.dataFolder)).toMatchObject({ taking: null });
  });

  test('SY17 in the middle of the emptying: what is left of the guest’s folder is taken for nothing', async () => {
    const { guest, listed } = await joining();
    computer.open();
    await computer.close();
    mkdirSync(`${guest}.joined`);
    writeFileSync(join(`${guest}.joined`, 'study.db-wal'), 'left');
    saveProfileList(computer.dataFolder, listed);
    const open = computer.open();
    expect(await answered(open)).toBe(3);
    expect(readdirSync(join(computer.dataFolder, 'profiles'))).toHaveLength(1);
  });

  test('a guest’s file that cannot be read keeps nobody from their own work, and is kept', async () => {
    const { guest } = await joining();
    writeFileSync(join(guest, 'study.db'), 'not a database, but not nothing either'.repeat(40));
    rmSync(join(guest, 'study.db-wal'), { force: true });
    const open = computer.open();
    expect(await answered(open)).toBe(0);
    expect(existsSync(join(guest, 'study.db'))).toBe(true);
  });
});

describe('a data folder from before there were profiles', () => {
  async function oldFolder(): Promise<void> {
    const old = openTestCore(computer.dataFolder);
    await installTestPack(old, buildPack(12));
    await answer(old, 5);
    await old.core.close();
    mkdirSync(join(computer.dataFolder, 'media', 'aa'), { recursive: true });
    writeFileSync(join(computer.dataFolder, 'media', 'aa', picture), 'picture');
    writeFileSync(join(computer.dataFolder, 'host.log'), 'stays');
  }

  test('becomes the first profile, whole', async () => {
    await oldFolder();
    const open = computer.open();
    expect(await answered(open)).toBe(5);
    expect(readFileSync(join(open.profiles.folder, 'media', 'aa', picture), 'utf8')).toBe('picture');
    expect(readdirSync(computer.dataFolder).filter((name) => /^(?:study\.db|media)/u.test(name))).toEqual([]);
    expect(existsSync(join(computer.dataFolder, 'host.log'))).toBe(true);
  });

  test.each([[[]], [['study.db']], [['media']], [['study.db', 'media']]])(
    'is moved to the end by the next start where one had moved %j',
    async (moved) => {
      await oldFolder();
      const id = '0190a0a0-0000-7000-8000-00000000cccc';
      const first = { id, deviceId: null, userId: null, email: null };
      const begun = { version: 1, current: id, profiles: [first], adopting: true, taking: null } as const;
      saveProfileList(computer.dataFolder, { ...begun, profiles: [first] });
      mkdirSync(join(computer.dataFolder, 'profiles', id), { recursive: true });
      for (const name of moved) {
        renameSync(join(computer.dataFolder, name), join(computer.dataFolder, 'profiles', id, name));
      }
      const open = computer.open();
      expect(await answered(open)).toBe(5);
      expect(existsSync(join(open.profiles.folder, 'media', 'aa', picture))).toBe(true);
    },
  );

  test('of a later Answly is refused and left as it is', () => {
    writeFileSync(join(computer.dataFolder, 'profiles.json'), '{"version":2}');
    expect(() => computer.open()).toThrow(expect.objectContaining({ code: 'data.newer' }));
    expect(readFileSync(join(computer.dataFolder, 'profiles.json'), 'utf8')).toBe('{"version":2}');
  });
});

function emailOf({ email }: { email: string }) {
  return { email };
}

function factsOf({ ground }: OpenComputer) {
  return ground.db
    .prepare<{ id: string; device_id: string; device_seq: number; at: number; body: string }>(
      'SELECT id, device_id, device_seq, at, body FROM fact ORDER BY local',
    )
    .all();
}
