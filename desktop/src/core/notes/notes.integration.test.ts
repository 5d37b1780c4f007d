/** Notes and the settings that travel, on real study files and by the merge the server does (SY8, SY10). */
import { limits } from '@answly/shared/limits';
import { beforeEach, expect, test } from 'vitest';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import { createDocumentExchange } from '#desktop/core/testing/document-exchange';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import type { TestCore } from '#desktop/core/testing/test-core';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const item = { packId, itemId: itemId(1) };
const devices = [useTestCore(), useTestCore()] as const;
let exchange = (): void => undefined;
beforeEach(() => {
  const between = createDocumentExchange();
  exchange = () => between(...devices);
});

const note = ({ core }: TestCore) => core.handlers['note.get'](item);
const write = ({ core }: TestCore, text: string, seen = '') =>
  core.handlers['note.set']({ ...item, text, seen });

test('SY10 of two texts written at once the later stands on both, and the other can be seen and restored', async () => {
  const [one, other] = devices;
  await write(one, 'TCP is reliable');
  other.clock.now += 60_000;
  await write(other, 'UDP is fast');
  exchange();
  for (const device of devices) {
    expect(await note(device)).toMatchObject({
      text: 'UDP is fast',
      revisions: [{ text: 'TCP is reliable' }],
    });
  }
  one.clock.now += 120_000;
  await write(one, 'TCP is reliable');
  expect(await note(one)).toMatchObject({ text: 'TCP is reliable', revisions: [{ text: 'UDP is fast' }] });
  exchange();
  expect(await note(other)).toMatchObject({ text: 'TCP is reliable', revisions: [{ text: 'UDP is fast' }] });
});

test('SY10 a text that arrives while another is being written is kept, not silently overwritten', async () => {
  const [one, other] = devices;
  await write(one, 'first');
  exchange();
  await write(other, 'from the other device', 'first');
  exchange();
  one.clock.now += 60_000;
  await write(one, 'typed meanwhile', 'first');
  expect(await note(one)).toMatchObject({
    text: 'typed meanwhile',
    revisions: [{ text: 'from the other device' }],
  });
});

test('SY10 SY6 a note with many long texts behind it stays small enough to be sent', async () => {
  const [one] = devices;
  for (let n = 0; n < limits.documentLostMax; n += 1) {
    await write(one, `${n} ${'語'.repeat(limits.noteCharsMax - 5)}`, 'never seen');
  }
  const [{ key: at, fields } = { key: '', fields: {} }] = one.ground.documents.waiting();
  expect(Buffer.byteLength(JSON.stringify({ key: at, fields }))).toBeLessThanOrEqual(limits.documentBytesMax);
  const { revisions } = await note(one);
  expect(revisions.length).toBeGreaterThan(8);
  expect(revisions.slice(0, 2).map(({ text }) => text.split(' ')[0])).toEqual(['18', '17']);
});

test('SY5 SY6 no more notes go into one push than the server accepts, and what it cannot accept goes alone', () => {
  const [{ ground }] = devices;
  const long = '語'.repeat(limits.noteCharsMax);
  for (let n = 0; n < limits.pushDocumentsMax; n += 1)
    ground.documents.write(`note:${packId}:${n}`, { text: long });
  const documents = ground.documents.waiting().map(({ key: at, fields }) => ({ key: at, fields }));
  const body = JSON.stringify({ protocol: 1, deviceId: ground.device.id(), documents });
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(limits.pushBytesMax);
  expect(Buffer.byteLength(body)).toBeGreaterThan(limits.pushBytesMax * 0.9);
  ground.documents.write('alone:0', { text: 'x'.repeat(limits.pushBytesMax) });
  expect(ground.documents.waiting().map((each) => each.key)).toEqual(['alone:0']);
});

test('a note that is left as it was is no change', async () => {
  const [one] = devices;
  await write(one, 'first');
  exchange();
  await write(one, 'first', 'first');
  expect(one.ground.documents.waitingCount()).toBe(0);
});

test('SY8 appearance, contrast and extra time travel, the size of the text stays with its screen', async () => {
  const [one, other] = devices;
  await one.core.handlers['settings.set']({ appearance: 'dark', textSize: 1.5, timeFactor: null });
  exchange();
  expect(await other.core.handlers['settings.get']({})).toEqual({
    appearance: 'dark',
    contrast: 'system',
    textSize: 1,
    timeFactor: null,
  });
  other.clock.now += 1_000;
  await other.core.handlers['settings.set']({ contrast: 'more', timeFactor: 1.25 });
  exchange();
  expect(await one.core.handlers['settings.get']({})).toEqual({
    appearance: 'dark',
    contrast: 'more',
    textSize: 1.5,
    timeFactor: 1.25,
  });
});

test('the places of a session that have a note are told, not those whose note was emptied', async () => {
  const [one] = devices;
  await installTestPack(one, buildPack([buildItem(0), buildItem(1), buildItem(2)]));
  const { handlers } = one.core;
  const choice = { packId, topics: [], choose: 'new', count: 3 } as const;
  const { sessionId } = await handlers['study.start'](choice);
  const { question } = await handlers['study.place']({ sessionId, position: 1 });
  const places = () => handlers['note.places']({ sessionId });
  const { itemId: noted } = question;
  await handlers['note.set']({ packId, itemId: noted, text: 'Mind the sign', seen: '' });
  expect(await places()).toEqual({ positions: [1] });
  await handlers['note.set']({ packId, itemId: noted, text: '', seen: 'Mind the sign' });
  expect(await places()).toEqual({ positions: [] });
});
