/** Two devices of one student: what one does reaches the other, once, whatever is cut on the way. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { derivedState, refoldAll } from '../desktop/src/core/testing/projections.ts';
import { password, type Device } from './fleet.ts';
import { cutHeads } from './device-network.ts';
import { useFleet } from './use-fleet.ts';

const yearMs = 365 * 86_400_000;

const fleet = useFleet();
let email: string;

beforeEach(() => {
  email = `${randomUUID()}@example.org`;
});

async function register(device: Device): Promise<Device> {
  await device.call['account.register']({ email, password });
  await device.sync();
  return device;
}
async function signIn(device: Device): Promise<Device> {
  await device.call['account.signIn']({ email, password });
  await device.sync();
  return device;
}
const attempts = (device: Device, count: number, from = 0) => {
  for (let n = from; n < from + count; n += 1) device.attempt(n, n % 3 > 0);
};
const idsOf = ({ ground }: Device) =>
  ground.db
    .prepare<{ id: string }>('SELECT id FROM fact ORDER BY id')
    .all()
    .map(({ id }) => id);
const derived = ({ ground }: Device) => derivedState(ground.db);

/** Both hold the same, nothing waits, and what is derived is what a fold from nothing derives. */
async function expectSame(...devices: Device[]): Promise<void> {
  const [first] = devices;
  if (first === undefined) throw new Error('there is no device');
  for (const device of devices) {
    expect(await device.sync()).toMatchObject({ phase: 'idle', waitingCount: 0, refused: [] });
  }
  for (const device of devices) {
    expect(idsOf(device)).toEqual(idsOf(first));
    expect(derived(device)).toEqual(derived(first));
    refoldAll(device.ground.db);
    expect(derived(device)).toEqual(derived(first));
  }
}

describe('two devices', () => {
  test('SY2 SY9 end in the same state, with all that both did', async () => {
    const a = await register(fleet.open());
    const b = await signIn(fleet.open());
    attempts(a, 30);
    attempts(b, 20, 100);
    for (const device of [a, b, a]) await device.sync();
    attempts(b, 5, 200);
    await b.sync();
    await expectSame(a, b);
    expect(idsOf(a)).toHaveLength(55);
  });

  test('SY3 own pushes are stepped over and not read again', async () => {
    const a = await register(fleet.open());
    const b = await signIn(fleet.open());
    let read = 0;
    a.network.garble = async (asked, response) => {
      if (asked !== 'GET /v1/sync/pull') return response;
      const text = await response.text();
      read += text.split('\n').length - 1;
      return new Response(text, { status: response.status });
    };
    for (let count = 0; count < 5; count += 1) {
      attempts(a, 10, count * 10);
      await a.sync();
    }
    expect(read).toBe(0);
    expect(a.ground.facts.place().cursor).toBe(50);
    attempts(b, 3, 100);
    await b.sync();
    attempts(a, 4, 200);
    await a.sync();
    expect(read).toBeLessThanOrEqual(7);
    await expectSame(a, b);
  });

  test('SY3 SY4 SY7 cut at any answer and started again, a device goes on and ends like the other', async () => {
    const a = await register(fleet.open());
    attempts(a, 120);
    a.documents.write('settings', { size: 2 });
    await a.sync();
    for (let cut = 0; ; cut += 1) {
      let b = fleet.open();
      await b.call['account.signIn']({ email, password });
      attempts(b, 3, 1_000 + cut * 10);
      b.network.cutAfter = cut;
      const { phase } = await b.sync();
      expect(b.network.down).toBe(phase !== 'idle');
      b.network.down = false;
      b.network.cutAfter = Number.POSITIVE_INFINITY;
      b = await fleet.reopen(b);
      await expectSame(b, a);
      expect(idsOf(b)).toHaveLength(120 + 3 * (cut + 1));
      expect(b.documents.load('settings')).toMatchObject({ size: { value: 2 } });
      if (phase === 'idle') break;
      expect(cut).toBeLessThan(20);
    }
  });

  test('SY5 what the server refuses is set aside whole, can be saved, and holds nothing up', async () => {
    const a = await register(fleet.open());
    attempts(a, 2);
    a.ground.facts.append({ kind: 'Not A Kind', body: { kept: 'é' } });
    a.ground.facts.append({ kind: 'attempt', body: { text: 'x'.repeat(140_000) } });
    attempts(a, 2, 10);
    const state = await a.sync();
    expect(state).toMatchObject({ phase: 'idle', waitingCount: 0, factsHere: 6, factsOnServer: 4 });
    expect(state.refused.map(({ code }) => code)).toEqual(['fact.invalid', 'fact.invalid']);
    const { json } = await a.call['sync.export']({ which: 'refused' });
    expect(JSON.parse(json)).toMatchObject({
      facts: [
        { kind: 'Not A Kind', deviceSeq: 3, body: '{"kept":"é"}', refused: { code: 'fact.invalid' } },
        { kind: 'attempt', deviceSeq: 4 },
      ],
      documents: [],
    });
    const id = state.refused[0]?.id ?? '';
    expect((await a.call['sync.retryRefused']({ id })).waitingCount).toBe(1);
    expect((await a.sync()).refused).toHaveLength(2);
  });

  test.each([1, 3, 9])(
    'SY5 a fact or document of %i MiB is set aside too, and holds nothing up',
    async (mib) => {
      const a = await register(fleet.open());
      const text = 'x'.repeat(mib * 1024 * 1024);
      attempts(a, 1);
      a.ground.facts.append({ kind: 'huge', body: { text } });
      attempts(a, 1, 10);
      a.documents.write('huge:0', { text });
      a.documents.write('note:x', { text: 'x' });
      const state = await a.sync();
      expect(state).toMatchObject({ phase: 'idle', waitingCount: 0, factsHere: 3, factsOnServer: 2 });
      const refusal = { code: 'request.too-large', detail: expect.stringContaining('bytes') };
      expect(state.refused).toMatchObject([
        { kind: 'huge', ...refusal },
        { id: 'huge:0', kind: 'huge', ...refusal },
      ]);
      expect(a.documents.waitingCount()).toBe(0);
      await a.call['sync.retryRefused']({ id: 'huge:0' });
      expect(a.documents.refused()).toEqual([]);
    },
  );

  test('SY14 a name given to a device on one of them is known to all, also to itself', async () => {
    const a = await register(fleet.open());
    const b = await signIn(fleet.open());
    const named = async (device: typeof a) =>
      (await device.call['devices.list']({})).map(({ name }) => name).toSorted();
    const before = (await a.call['account.state']({})).deviceName;
    await a.call['devices.rename']({ deviceId: b.ground.device.id(), name: 'Upstairs' });
    expect(await named(a)).toEqual([before, 'Upstairs'].toSorted());
    expect(await named(b)).toEqual([before, 'Upstairs'].toSorted());
    expect(await b.call['account.state']({})).toMatchObject({ deviceName: 'Upstairs' });
    await a.call['devices.rename']({ deviceId: a.ground.device.id(), name: 'Downstairs' });
    expect(await a.call['account.state']({})).toMatchObject({ deviceName: 'Downstairs' });
    await b.call['account.signOut']({ unsynced: 'keep' });
    await signIn(b);
    expect(await named(b)).toEqual(['Downstairs', 'Upstairs']);
  });

  test('SY14 a revoked device stops, keeps what it has, and goes on with the password', async () => {
    const a = await register(fleet.open());
    const b = await signIn(fleet.open());
    attempts(b, 3);
    await a.call['devices.revoke']({ deviceId: b.ground.device.id() });
    expect(await b.sync()).toMatchObject({
      phase: 'needs-sign-in',
      waitingCount: 3,
      lastProblem: { code: 'device.revoked' },
    });
    expect(await b.call['account.state']({})).toMatchObject({ status: 'revoked', email });
    expect(b.timers.nextMs()).toBeUndefined();
    await signIn(b);
    await expectSame(a, b);
    expect(idsOf(a)).toHaveLength(3);
  });

  test('SY15 a device that is too old still sends, and says that it cannot read', async () => {
    const a = await register(fleet.open());
    const b = await signIn(fleet.open());
    b.network.redirect = (url) => {
      if (url.searchParams.has('protocol')) url.searchParams.set('protocol', '0');
    };
    attempts(b, 3);
    b.documents.write('settings', { size: 2 });
    expect(await b.sync()).toMatchObject({ phase: 'too-old', waitingCount: 0 });
    await a.sync();
    expect(idsOf(a)).toHaveLength(3);
    expect(a.documents.load('settings')).toMatchObject({ size: { value: 2 } });
    b.network.redirect = () => undefined;
    await expectSame(a, b);
  });

  test('SY15 kinds and members of tomorrow pass through a device of today to the letter', async () => {
    const a = await register(fleet.open());
    const b = await signIn(fleet.open());
    const body = { later: ['é', '\ud800', 1e300, { deep: null }] };
    a.ground.facts.append({ kind: 'of-tomorrow', body });
    for (const device of [a, b]) await device.sync();
    const bodies = b.ground.db.prepare<{ body: string }>('SELECT body FROM fact').all();
    expect(bodies.map((row) => row.body)).toEqual([JSON.stringify(body)]);
  });

  test('SY16 a device comes back by itself when the server does', async () => {
    const a = await register(fleet.open());
    attempts(a, 2);
    a.network.down = true;
    expect(await a.sync()).toMatchObject({ phase: 'offline', waitingCount: 2 });
    for (let tries = 0; tries < 3; tries += 1) {
      expect(a.timers.nextMs()).toBeGreaterThan(0);
      a.timers.ring();
      await expect.poll(() => a.timers.nextMs()).toBeGreaterThan(0);
      expect(await a.call['sync.state']({})).toMatchObject({ phase: 'offline', waitingCount: 2 });
    }
    a.network.down = false;
    a.timers.ring();
    await expect.poll(async () => (await a.call['sync.state']({})).phase).toBe('idle');
    expect(await a.call['sync.state']({})).toMatchObject({ waitingCount: 0, lastProblem: null });
    expect(a.timers.nextMs()).toBeLessThan(90_000);
  });

  test('SY16 a device whose server goes away knows it long before the next poll', async () => {
    const a = fleet.open({ listens: true });
    a.network.garble = cutHeads;
    await register(a);
    await a.sync();
    // Cut now and then, the connection is made again, and the student need not hear of it.
    await expect.poll(() => a.timers.nextMs()).toBeLessThan(20_000);
    a.network.asked.length = 0;
    a.timers.ring();
    await expect.poll(() => a.network.countOf('/v1/sync/heads')).toBe(1);
    expect(await a.call['sync.state']({})).toMatchObject({ phase: 'idle' });
    a.network.down = true;
    await expect.poll(() => a.timers.nextMs()).toBeLessThan(20_000);
    a.timers.ring();
    await expect.poll(async () => (await a.call['sync.state']({})).phase).toBe('offline');
    a.network.down = false;
    a.timers.ring();
    await expect.poll(async () => (await a.call['sync.state']({})).phase).toBe('idle');
  });

  test.each([
    ['ahead', yearMs],
    ['behind', -yearMs],
  ])('SY8 a device a year %s stamps like the others once it has heard the server', async (_, skewMs) => {
    const a = await register(fleet.open());
    const b = fleet.open({ skewMs });
    attempts(b, 2);
    b.documents.write('settings', { size: 1 });
    await signIn(b);
    attempts(b, 2, 10);
    b.documents.write('note:x', { text: 'b' });
    await b.sync();
    fleet.cloud.clock.nowMs += 10;
    a.documents.write('settings', { size: 2 });
    a.documents.write('note:x', { text: 'a' });
    attempts(a, 1, 20);
    await expectSame(a, b);
    for (const device of [a, b]) await device.sync();
    const stamps = a.ground.db.prepare<{ at: number }>('SELECT at FROM fact ORDER BY at').all();
    const late = stamps.filter(({ at }) => Math.abs(at - fleet.cloud.clock.nowMs) < 60_000);
    // What was stamped in the past stays there: it may well have been done then.
    expect(late).toHaveLength(skewMs > 0 ? 5 : 3);
    expect(stamps.every(({ at }) => at <= fleet.cloud.clock.nowMs)).toBe(true);
    for (const device of [a, b]) {
      expect(device.documents.load('settings')).toMatchObject({ size: { value: 2 } });
      expect(device.documents.load('note:x')).toMatchObject({ text: { value: 'a' } });
    }
  });

  test('SY17 work of before the account joins it, on both devices, once', async () => {
    const [a, b] = [fleet.open(), fleet.open()];
    attempts(a, 5);
    attempts(b, 7, 50);
    await register(a);
    await signIn(b);
    await expectSame(a, b);
    expect(idsOf(a)).toHaveLength(12);
  });
});
