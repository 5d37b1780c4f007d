/** Documents of a student through the API: merged, numbered, deleted and forgotten (SY8, SY10, SY13). */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import type { Document } from '@answly/shared/sync/document';
import { markModulus, markOf } from '@answly/shared/sync/document-mark';
import { stampOf } from '@answly/shared/sync/hybrid-clock';
import { pullDocumentsResponse, pushDocumentsResponse } from '@answly/shared/sync/protocol';
import { postgresDocumentStore } from '#cloud/storage/postgres/document-store';
import { signInDevice, signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { readProblem } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();
let device: SyncDevice;
let other: SyncDevice;

beforeEach(async () => {
  device = await signUpDevice(cloud);
  other = await signInDevice(cloud, device.email);
});

/** A document written so many milliseconds from now. */
function written(
  by: SyncDevice,
  key: string,
  values: Record<string, unknown>,
  { afterMs = 0, base = '' } = {},
): Document {
  const stamp = stampOf({ ms: cloud.clock.nowMs + afterMs, counter: 0, deviceId: by.deviceId });
  const fields = Object.entries(values).map(([name, value]) => [name, { value, stamp, base }]);
  return { key, fields: Object.fromEntries(fields) as Document['fields'] };
}

const tryPush = (by: SyncDevice, documents: unknown[], protocol = 1) =>
  by.post('/v1/sync/documents', { protocol, deviceId: by.deviceId, documents });
const push = async (by: SyncDevice, ...documents: unknown[]) =>
  pushDocumentsResponse.parse(await (await tryPush(by, documents)).json());
const tryPull = (query: string) => device.get(`/v1/sync/documents?protocol=1&${query}`);
const pull = async (query: string) => pullDocumentsResponse.parse(await (await tryPull(query)).json());

/** Just the values of a document's fields. */
const valuesOf = (fields: Document['fields']) =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
const heldValues = async () =>
  Object.fromEntries(
    (await pull('cursor=0')).documents.map(({ key, fields }) => [key, valuesOf(fields)] as const),
  );

describe('pushing documents', () => {
  test('SY8 fields of two devices meet in one document, each by its later stamp', async () => {
    await push(device, written(device, 'settings', { size: 1, dark: true }));
    const { results } = await push(other, written(other, 'settings', { size: 2, zoom: 3 }, { afterMs: 5 }));
    expect(results).toMatchObject([{ key: 'settings', status: 'merged', seq: 2 }]);
    await push(device, written(device, 'settings', { size: 9 }, { afterMs: 4 }));
    expect(await heldValues()).toEqual({ settings: { size: 2, dark: true, zoom: 3 } });
  });

  test('SY4 the same document again changes nothing and is not numbered anew', async () => {
    const document = written(device, 'settings', { size: 1 });
    const first = await push(device, document);
    const again = await push(device, document);
    expect(again.results).toEqual(first.results);
    expect(again.head).toBe(1);
    // What is older than all that is held is no change either.
    await push(other, written(other, 'settings', { size: 5 }, { afterMs: -50 }));
    expect((await pull('cursor=0')).head).toBe(1);
  });

  test('SY10 of a note, what was overwritten unseen comes back with it', async () => {
    const mine = written(device, 'note:p:i', { text: 'mine' });
    await push(device, mine);
    const { results } = await push(other, written(other, 'note:p:i', { text: 'theirs' }, { afterMs: 5 }));
    expect(results[0]).toMatchObject({
      fields: { text: { value: 'theirs', lost: [{ value: 'mine', stamp: mine.fields['text']?.stamp }] } },
    });
    // A writer that had seen it overwrote it on purpose.
    const base = results[0]?.status === 'merged' ? (results[0].fields['text']?.stamp ?? '') : '';
    const after = await push(device, written(device, 'note:p:i', { text: 'agreed' }, { afterMs: 9, base }));
    expect(after.results[0]).toMatchObject({ fields: { text: { lost: [{ value: 'mine' }] } } });
  });

  test('SY10 SY6 a note with more lost texts than have room is merged with the newest of them', async () => {
    const long = (n: number) => ({ text: `${n} ${'語'.repeat(limits.noteCharsMax - 5)}` });
    for (let n = 0; n < limits.documentLostMax; n += 1) {
      const { results } = await push(device, written(device, 'note:p:i', long(n), { afterMs: n }));
      expect(results).toMatchObject([{ status: 'merged' }]);
    }
    const held = (await pull('cursor=0')).documents[0];
    if (held === undefined) throw new Error('there is a document');
    const { key, fields } = held;
    expect(Buffer.byteLength(JSON.stringify({ key, fields }))).toBeLessThanOrEqual(limits.documentBytesMax);
    expect(fields['text']?.lost?.[0]?.value).toBe(long(limits.documentLostMax - 2).text);
    // The device writes the note again, with all it was told.
    const again = written(device, key, { text: 'short' }, { afterMs: 50, base: fields['text']?.stamp ?? '' });
    const text = { ...again.fields['text'], lost: fields['text']?.lost };
    expect((await push(device, { key, fields: { text } })).results).toMatchObject([{ status: 'merged' }]);
    // One of an older Answly comes with all twenty, and is not set aside.
    const lost = Array.from({ length: limits.documentLostMax }, (_, n) => ({
      value: long(n).text,
      stamp: stampOf({ ms: cloud.clock.nowMs + n, counter: 0, deviceId: device.deviceId }),
    }));
    const old = { key: 'note:p:j', fields: { text: { ...again.fields['text'], lost } } };
    const [result] = (await push(device, old)).results;
    if (result?.status !== 'merged') throw new Error('the note was set aside');
    expect(result.fields['text']?.lost?.length).toBeGreaterThan(8);
    expect(result.fields['text']?.lost?.[0]).toEqual(lost.at(-1));
  });

  test('SY8 a stamp from the future is held to now, told, and wins over nothing later', async () => {
    const [ahead] = (
      await push(device, written(device, 'settings', { size: 1 }, { afterMs: 365 * 86_400_000 }))
    ).results;
    const now = stampOf({ ms: cloud.clock.nowMs, counter: 0, deviceId: device.deviceId });
    expect(ahead).toMatchObject({ fields: { size: { value: 1, stamp: now } } });
    await push(other, written(other, 'settings', { size: 2 }, { afterMs: 1 }));
    expect(await heldValues()).toEqual({ settings: { size: 2 } });
    // Within a minute clocks are let be.
    const nearly = written(device, 'settings', { size: 3 }, { afterMs: limits.clockAheadMsMax });
    expect((await push(device, nearly)).results[0]).toMatchObject({ fields: nearly.fields });
  });

  test('SY5 a document that cannot be kept is refused alone', async () => {
    const good = written(device, 'settings', { size: 1 });
    const bad: unknown[] = [
      null,
      [],
      { key: 'settings' },
      { ...good, key: 'No Key' },
      { ...good, fields: { size: { value: 1, stamp: 'soon' } } },
      written(device, 'note:large', { text: 'x'.repeat(limits.documentBytesMax) }),
    ];
    const { results } = await push(device, ...bad, good);
    expect(results.map(({ status }) => status)).toEqual([...bad.map(() => 'rejected'), 'merged']);
    expect(results.slice(0, -1)).toEqual(
      bad.map(() => expect.objectContaining({ code: 'document.invalid' })),
    );
    expect(await heldValues()).toEqual({ settings: { size: 1 } });
  });

  test('SY5 SY6 a change that would make a document too large is refused alone, and what is held stays', async () => {
    const part = 'x'.repeat(limits.documentBytesMax / 3);
    await push(device, written(device, 'settings', { one: part, two: part }));
    const { results, head } = await push(
      other,
      written(other, 'settings', { three: part, four: part }, { afterMs: 1 }),
      written(other, 'settings', { three: 'small' }, { afterMs: 2 }),
    );
    expect(results).toMatchObject([
      { key: 'settings', status: 'rejected', code: 'document.invalid' },
      { key: 'settings', status: 'merged', seq: 2 },
    ]);
    expect(head).toBe(2);
    expect(await heldValues()).toEqual({ settings: { one: part, two: part, three: 'small' } });
  });

  test('SY5 SY15 a field may be named like a member of every object; __proto__, which would vanish, is refused', async () => {
    const names = ['constructor', 'toString', 'hasOwnProperty'];
    const values = Object.fromEntries(names.map((name) => [name, name.length]));
    await push(device, written(device, 'settings', { size: 1 }));
    await push(device, written(device, 'settings', values));
    const later = Object.fromEntries(names.map((name) => [name, 'later']));
    const { results } = await push(
      other,
      written(other, 'settings', { ['__proto__']: { polluted: true } }, { afterMs: 9 }),
      written(other, 'settings', later, { afterMs: 5 }),
    );
    expect(results).toMatchObject([
      { status: 'rejected', code: 'document.invalid', detail: expect.stringContaining('__proto__') },
      { status: 'merged' },
    ]);
    expect(await heldValues()).toEqual({ settings: { size: 1, ...later } });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('SY15 values and fields of tomorrow are kept as they are', async () => {
    const later = { of: ['tomorrow', '\u0000', '\ud800', 1e300, null] };
    await push(device, written(device, 'of-tomorrow:x', { later }));
    expect(await heldValues()).toEqual({ 'of-tomorrow:x': { later } });
    expect((await tryPush(device, [written(device, 'settings', { a: 1 })], 0)).status).toBe(200);
  });

  test('SY6 more than two hundred at once are refused as too many', async () => {
    const many = Array.from({ length: limits.pushDocumentsMax + 1 }, (_, n) =>
      written(device, `flag:${n}`, { on: true }),
    );
    expect(await readProblem(await tryPush(device, many))).toMatchObject({ code: 'sync.batch-too-large' });
    expect((await push(device, ...many.slice(1))).results).toHaveLength(limits.pushDocumentsMax);
  });

  test('SY2 of many writers at once each field is kept, and numbers have no gap', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `field${n}`);
    const pushes = names.map((name, n) =>
      push(n % 2 === 0 ? device : other, written(device, 'settings', { [name]: n }), {
        ...written(device, `flag:${n}`, { on: n }),
      }),
    );
    await Promise.all(pushes);
    expect(Object.keys((await heldValues())['settings'] ?? {}).toSorted()).toEqual(names.toSorted());
    expect((await pull('cursor=0')).head).toBe(24);
  });

  test('facts and documents are numbered apart', async () => {
    await device.push(device.nextMany(3));
    expect((await push(device, written(device, 'settings', { a: 1 }))).head).toBe(1);
    expect((await device.pull('cursor=0')).head).toBe(3);
  });
});

describe('pulling documents', () => {
  test('SY3 a cursor brings what has changed since, and each document once', async () => {
    await push(device, written(device, 'flag:a', { on: 1 }), written(device, 'flag:b', { on: 1 }));
    const { nextCursor } = await pull('cursor=0');
    await push(device, written(device, 'flag:a', { on: 2 }, { afterMs: 1 }));
    const later = await pull(`cursor=${nextCursor}`);
    expect(later.documents.map(({ key, seq }) => [key, seq])).toEqual([['flag:a', 3]]);
    expect(later).toMatchObject({ nextCursor: 3, more: false, restart: false });
    expect((await pull('cursor=0')).documents.map(({ key }) => key)).toEqual(['flag:b', 'flag:a']);
  });

  test('SY6 more than a page is read page by page', async () => {
    for (let from = 0; from <= limits.pullDocumentsMax; from += limits.pushDocumentsMax) {
      const some = Array.from({ length: limits.pushDocumentsMax }, (_, n) =>
        written(device, `flag:${from + n}`, { on: true }),
      );
      await push(device, ...some);
    }
    const first = await pull('cursor=0&listing=true');
    expect(first).toMatchObject({ more: true, nextCursor: limits.pullDocumentsMax });
    const second = await pull(`cursor=${first.nextCursor}&listing=true`);
    expect(second).toMatchObject({ more: false, nextCursor: 600 });
    const keys = [...first.documents, ...second.documents].map(({ key }) => key);
    expect(new Set(keys).size).toBe(600);
  });

  test('SY6 a page of large documents ends before it is too large, and all of them are read', async () => {
    const text = 'x'.repeat(62_000);
    for (let from = 0; from < 150; from += 15) {
      const some = Array.from({ length: 15 }, (_, n) => written(device, `note:${from + n}`, { text }));
      await push(device, ...some);
    }
    const keys = new Set<string>();
    let [cursor, more] = [0, true];
    while (more) {
      const answered = await (await tryPull(`cursor=${cursor}&listing=true`)).text();
      expect(answered.length).toBeLessThan(limits.pullBytesMax * 1.01);
      const page = pullDocumentsResponse.parse(JSON.parse(answered));
      for (const { key } of page.documents) keys.add(key);
      ({ nextCursor: cursor, more } = page);
    }
    expect([keys.size, cursor]).toEqual([150, 150]);
  });

  test('SY6 a page that holds just all is the last', async () => {
    for (let from = 0; from < limits.pullDocumentsMax; from += 100) {
      await push(
        device,
        ...Array.from({ length: 100 }, (_, n) => written(device, `flag:${from + n}`, { on: true })),
      );
    }
    expect(await pull('cursor=0')).toMatchObject({ more: false, nextCursor: limits.pullDocumentsMax });
  });

  test('SY12 another epoch or a cursor beyond the head is answered with epoch-changed', async () => {
    const { epoch } = await push(device, written(device, 'settings', { a: 1 }));
    expect((await tryPull(`cursor=1&epoch=${epoch}`)).status).toBe(200);
    for (const query of [`cursor=2&epoch=${epoch}`, `cursor=1&epoch=${randomUUID()}`]) {
      expect(await readProblem(await tryPull(query))).toMatchObject({ code: 'sync.epoch-changed' });
    }
  });

  test('SY12 the sum of marks is that of all documents, whatever page it comes with', async () => {
    const marks = async (query: string) => (await pull(query)).marks;
    expect(await marks('cursor=0')).toBe(0);
    await push(device, written(device, 'note:a', { text: 'é\ud800' }), written(device, 'flag:b', { on: 1 }));
    await push(other, written(other, 'note:a', { text: 'x', title: 1 }, { afterMs: 1 }));
    const { documents } = await pull('cursor=0');
    const sum = documents.reduce((total, { key, fields }) => total + markOf(key, fields), 0) % markModulus;
    expect([await marks('cursor=0'), await marks('cursor=3')]).toEqual([sum, sum]);
  });

  test('nothing of another student is read', async () => {
    const stranger = await signUpDevice(cloud);
    await push(stranger, written(stranger, 'settings', { secret: 1 }));
    expect((await pull('cursor=0')).documents).toEqual([]);
  });
});

describe('deleting documents', () => {
  const tombstoneAt = (afterMs: number) => written(device, 'note:a', { deleted: true }, { afterMs });

  test('SY13 a deletion is read like a change, and a later change brings the document back', async () => {
    await push(device, written(device, 'note:a', { text: 'x' }));
    await push(device, tombstoneAt(1));
    expect(await heldValues()).toEqual({ 'note:a': { text: 'x', deleted: true } });
    await push(other, written(other, 'note:a', { deleted: false }, { afterMs: 2 }));
    expect(await heldValues()).toEqual({ 'note:a': { text: 'x', deleted: false } });
  });

  test('SY13 a forgotten deletion has an older cursor list everything; a newer one goes on', async () => {
    await push(device, written(device, 'note:a', { text: 'x' }), written(device, 'flag:b', { on: 1 }));
    await push(device, tombstoneAt(1));
    await push(device, written(device, 'flag:c', { on: 1 }));
    const store = postgresDocumentStore(cloud.sql);
    await store.forgetDeleted(cloud.clock.nowMs, 10);
    expect(await heldValues()).toHaveProperty('note:a');
    await store.forgetDeleted(cloud.clock.nowMs + 1, 10);
    expect(await heldValues()).toEqual({ 'flag:b': { on: 1 }, 'flag:c': { on: 1 } });
    for (const cursor of [1, 2]) {
      expect(await pull(`cursor=${cursor}`)).toMatchObject({ restart: true, nextCursor: 0, documents: [] });
    }
    for (const query of ['cursor=3', 'cursor=4', 'cursor=0', 'cursor=2&listing=true']) {
      expect(await pull(query)).toMatchObject({ restart: false, nextCursor: 4 });
    }
  });
});
