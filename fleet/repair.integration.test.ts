/** A server that was restored, a folder that was copied, a reset from elsewhere: nothing is lost (SY12, SY13, SY14). */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { copyDatabase } from '../desktop/src/core/storage/copies.ts';
import { derivedState } from '../desktop/src/core/testing/projections.ts';
import { password, openPair, type Device } from './fleet.ts';
import { saveStudent } from './restore.ts';
import { useFleet } from './use-fleet.ts';

const fleet = useFleet();
let email: string;
let userId: string;
let a: Device;
let b: Device;

beforeEach(async () => {
  ({ email, a, b } = await openPair(fleet));
  const [row] = await fleet.cloud.sql<{ id: string }[]>`
    select user_id as id from student where email = ${email}`;
  userId = row?.id ?? '';
});

let acts = 0;
const attempts = (device: Device, count: number) => {
  for (let n = 0; n < count; n += 1) device.attempt((acts += 1), n % 3 > 0);
};
const syncAll = async (...devices: Device[]) => {
  for (const device of devices) await device.sync();
};
const idsOf = ({ ground }: Device) =>
  ground.db
    .prepare<{ id: string }>('SELECT id FROM fact ORDER BY id')
    .all()
    .map(({ id }) => id);
async function idsOnServer(): Promise<string[]> {
  const rows = await fleet.cloud.sql<{ id: string }[]>`
    select fact_id as id from fact where user_id = ${userId} order by fact_id`;
  return rows.map(({ id }) => id);
}

/** Devices and server hold the same facts, so many, and the devices derive the same from them. */
async function expectAll(count: number, ...devices: Device[]): Promise<void> {
  await syncAll(...devices, ...devices);
  const ids = await idsOnServer();
  expect(ids).toHaveLength(count);
  for (const device of devices) {
    expect(await device.sync()).toMatchObject({ phase: 'idle', waitingCount: 0, refused: [] });
    expect(idsOf(device)).toEqual(ids);
    expect(derivedState(device.ground.db)).toEqual(derivedState(devices[0]?.ground.db ?? device.ground.db));
  }
}

describe('SY12 a server restored to an earlier state, with the same epoch', () => {
  let restore: () => Promise<void>;

  /** Some history, a dump of it, and some more that the dump lacks. */
  beforeEach(async () => {
    attempts(a, 10);
    attempts(b, 6);
    a.documents.write('settings', { size: 1 });
    await syncAll(a, b, a);
    restore = await saveStudent(fleet.cloud.sql, userId);
    attempts(a, 8);
    attempts(b, 5);
    a.documents.write('settings', { size: 2 });
    b.documents.write('note:x', { text: 'later' });
    await syncAll(a, b, a);
    await restore();
  });

  const expectDocuments = async () => {
    for (const device of [a, b]) {
      expect(device.documents.load('settings')).toMatchObject({ size: { value: 2 } });
      expect(device.documents.load('note:x')).toMatchObject({ text: { value: 'later' } });
    }
    const rows = await fleet.cloud.sql`select key from document where user_id = ${userId}`;
    expect(rows).toHaveLength(2);
  };

  test('gets back what it lacks from the first device that comes', async () => {
    await a.sync();
    expect(await idsOnServer()).toHaveLength(29);
    await expectAll(29, a, b);
    await expectDocuments();
  });

  test('gets it back also from a device that has new work to send first', async () => {
    attempts(a, 3);
    await expectAll(32, a, b);
    await expectDocuments();
  });

  test('gets it back also where new work has brought its head beyond every cursor', async () => {
    attempts(a, 40);
    await expectAll(69, a, b);
    await expectDocuments();
  });

  test('gets it back also where another device’s work has brought its head to just where it was', async () => {
    const c = fleet.open();
    await c.call['account.signIn']({ email, password });
    attempts(c, 13);
    await c.sync();
    await expectAll(42, a, b, c);
    await expectDocuments();
  });

  test('gets it back also where everything is cut at every answer of the repair', async () => {
    attempts(a, 2);
    for (let cut = 0; cut < 12; cut += 1) {
      a.network.cutAfter = cut % 4;
      await a.sync();
      a.network.down = false;
      a.network.cutAfter = Number.POSITIVE_INFINITY;
      a = await fleet.reopen(a);
    }
    await expectAll(31, a, b);
    await expectDocuments();
  });

  test('with a new epoch all the more', async () => {
    await fleet.cloud.sql`update sync_history set epoch = ${randomUUID()}`;
    attempts(b, 1);
    await expectAll(30, b, a);
    await expectDocuments();
  });
});

test('SY12 a server that lost everything of a student gets everything back', async () => {
  const empty = await saveStudent(fleet.cloud.sql, userId);
  attempts(a, 20);
  attempts(b, 20);
  await syncAll(a, b, a);
  await empty();
  await expectAll(40, b, a);
});

describe('SY14 a copied data folder', () => {
  /** The copy, signed in on its own: the token of the original must not be used twice. */
  async function openCopy(of: Device): Promise<Device> {
    const copy = fleet.open({ folder: fleet.copyFolder(of) });
    await copy.call['account.signIn']({ email, password });
    return copy;
  }

  test('that writes under the numbers of the original takes a new identity and loses nothing', async () => {
    attempts(a, 5);
    await a.sync();
    const copy = await openCopy(a);
    const before = copy.ground.device.id();
    attempts(a, 4);
    attempts(copy, 6);
    await syncAll(a, copy);
    expect(copy.ground.device.id()).not.toBe(before);
    expect(a.ground.device.id()).toBe(before);
    await expectAll(15, a, copy, b);
  });

  test('whose original comes second has the original take a new identity', async () => {
    attempts(a, 5);
    await a.sync();
    const copy = await openCopy(a);
    attempts(a, 4);
    attempts(copy, 6);
    await syncAll(copy, a);
    expect(a.ground.device.id()).not.toBe(copy.ground.device.id());
    await expectAll(15, a, copy, b);
  });

  test('with unsent work has it counted once, though both send it', async () => {
    attempts(a, 5);
    const copy = await openCopy(a);
    attempts(a, 1);
    attempts(copy, 1);
    await syncAll(copy, a, copy);
    await expectAll(7, a, copy, b);
  });

  test('that wrote nothing notices when it reads', async () => {
    attempts(a, 5);
    await a.sync();
    const copy = await openCopy(a);
    attempts(a, 3);
    await syncAll(a, copy);
    expect(copy.ground.device.id()).not.toBe(a.ground.device.id());
    attempts(copy, 2);
    await expectAll(10, a, copy, b);
  });

  test('is listed under its own identity', async () => {
    attempts(a, 1);
    await a.sync();
    const copy = await openCopy(a);
    attempts(a, 1);
    attempts(copy, 1);
    await syncAll(a, copy);
    const rows = await fleet.cloud.sql<{ id: string }[]>`
      select device_id as id from device where user_id = ${userId}`;
    expect(rows.map(({ id }) => id)).toContain(copy.ground.device.id());
  });
});

describe('SY14 a device that has taken a new identity', () => {
  const namedIds = async () => {
    const rows = await fleet.cloud.sql<{ id: string }[]>`
      select device_id as id from device where user_id = ${userId}`;
    return rows.map(({ id }) => id);
  };

  test('says so with a later round, also after a restart, where the server could not be told at once', async () => {
    attempts(a, 5);
    await a.sync();
    let copy = fleet.open({ folder: fleet.copyFolder(a) });
    await copy.call['account.signIn']({ email, password });
    attempts(a, 1);
    attempts(copy, 1);
    await a.sync();
    copy.network.redirect = (url) => {
      if (url.pathname === '/v1/devices/current') url.pathname = '/v1/nothing-here';
    };
    await copy.sync();
    const id = copy.ground.device.id();
    expect(id).not.toBe(a.ground.device.id());
    expect(await namedIds()).not.toContain(id);
    // Its name holds up nothing else.
    expect(copy.call['sync.state']({})).toMatchObject({ phase: 'idle', waitingCount: 0 });
    copy.network.redirect = () => undefined;
    copy = await fleet.reopen(copy);
    await copy.sync();
    expect(await namedIds()).toContain(id);
    copy.network.countOf('');
    await copy.sync();
    expect(copy.network.countOf('/v1/devices/current')).toBe(0);
    await expectAll(7, a, copy, b);
  });

  test('stays signed in over a restart: its entry in the keyring goes along', async () => {
    const entries = new Map<string, string>();
    const keyring = {
      getPassword: async (_: string, name: string) => entries.get(name) ?? null,
      setPassword: async (_: string, name: string, token: string) => void entries.set(name, token),
      deletePassword: async (_: string, name: string) => entries.delete(name),
    };
    attempts(a, 5);
    await a.sync();
    let copy = fleet.open({ folder: fleet.copyFolder(a), keyring });
    await copy.call['account.signIn']({ email, password });
    attempts(a, 1);
    attempts(copy, 1);
    await syncAll(a, copy);
    const id = copy.ground.device.id();
    copy = await fleet.reopen(copy);
    attempts(copy, 1);
    expect(await copy.sync()).toMatchObject({ phase: 'idle', waitingCount: 0 });
    expect([...entries.keys()]).toEqual([id]);
    await expectAll(8, a, copy, b);
  });

  test('because its file was put back from a copy says so too', async () => {
    attempts(a, 2);
    await a.sync();
    copyDatabase(a.ground.db, { folder: a.folder, version: 1, nowMs: fleet.cloud.clock.nowMs });
    const before = a.ground.device.id();
    const damage = () => writeFileSync(join(a.folder, 'study.db'), 'damaged'.repeat(1_000));
    a = await fleet.reopen(a, damage);
    await a.sync();
    const id = a.ground.device.id();
    expect(id).not.toBe(before);
    expect(await namedIds()).toContain(id);
  });
});

describe('SY13 a reset of progress', () => {
  const reset = (device: Device, packId: string | null = null) => {
    fleet.cloud.clock.nowMs += 1_000;
    return device.ground.facts.append({ kind: 'progress-reset', body: { packId } }).id;
  };
  const counted = async (device: Device) => (await device.call['stats.progress']({})).attemptsEver;

  test('of few attempts takes effect everywhere, later ones count, and undo brings all back', async () => {
    attempts(a, 10);
    await syncAll(a, b);
    const factId = reset(a);
    fleet.cloud.clock.nowMs += 1_000;
    attempts(b, 3);
    await syncAll(a, b, a);
    expect([await counted(a), await counted(b)]).toEqual([3, 3]);
    b.ground.facts.append({ kind: 'undo', body: { factId } });
    await syncAll(b, a);
    expect([await counted(a), await counted(b)]).toEqual([13, 13]);
    await expectAll(15, a, b);
  });

  test('of another pack takes nothing away here', async () => {
    attempts(a, 10);
    reset(a, randomUUID());
    await syncAll(a, b);
    expect([await counted(a), await counted(b)]).toEqual([10, 10]);
  });

  async function resetFromElsewhere(): Promise<void> {
    attempts(a, 30);
    await syncAll(a, b);
    reset(a);
    await a.sync();
  }

  test('SY12 that would take out most of what counts waits for the student’s word', async () => {
    await resetFromElsewhere();
    const state = await b.sync();
    expect(state).toMatchObject({
      phase: 'needs-decision',
      decision: { attemptCount: 30, totalCount: 30 },
      // The student sees that the server has more.
      factsHere: 30,
      factsOnServer: 31,
    });
    expect(await counted(b)).toBe(30);
    expect(b.timers.nextMs()).toBeUndefined();
    // Own work goes on meanwhile, and a restart asks again.
    fleet.cloud.clock.nowMs += 1_000;
    attempts(b, 1);
    expect(await b.sync()).toMatchObject({ phase: 'needs-decision', waitingCount: 0 });
    b = await fleet.reopen(b);
    expect(await b.sync()).toMatchObject({ phase: 'needs-decision' });
    expect(await b.call['sync.decide']({ word: 'accept' })).toMatchObject({ phase: 'idle', decision: null });
    expect([await counted(a), await counted(b)]).toEqual([0, 1]);
    await expectAll(32, a, b);
  });

  test('SY12 that the student does not want is taken back on every device', async () => {
    await resetFromElsewhere();
    await b.sync();
    expect(await b.call['sync.decide']({ word: 'keep' })).toMatchObject({ phase: 'idle', waitingCount: 0 });
    await a.sync();
    expect([await counted(a), await counted(b)]).toEqual([30, 30]);
    await expectAll(32, a, b);
  });

  test('SY12 asks also a device that has just joined with work of its own', async () => {
    await resetFromElsewhere();
    const joined = fleet.open({ skewMs: -60_000 });
    attempts(joined, 25);
    await joined.call['account.signIn']({ email, password });
    expect(await joined.sync()).toMatchObject({ phase: 'needs-decision' });
    expect(await counted(joined)).toBeGreaterThanOrEqual(25);
  });

  test.each([1_000, 1])(
    'asks nothing of a new device, which has nothing to lose (%i at first)',
    async (recent) => {
      for (let count = 0; count < 3; count += 1) attempts(a, 30);
      await resetFromElsewhere();
      fleet.cloud.clock.nowMs += 1_000;
      attempts(a, 1);
      await a.sync();
      const fresh = fleet.open();
      fresh.network.redirect = (url) => {
        if (url.pathname.endsWith('/recent')) url.searchParams.set('limit', String(recent));
        if (url.pathname.endsWith('/pull')) url.searchParams.set('limit', '50');
      };
      await fresh.call['account.signIn']({ email, password });
      expect(await fresh.sync()).toMatchObject({ phase: 'idle', decision: null });
      expect(await counted(fresh)).toBe(1);
    },
  );
});
