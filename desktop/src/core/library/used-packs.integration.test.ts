/** Packs of a student's other computers, on real study files and by the merge the server does (SY8, SY13). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePack } from '@answly/shared/formats/answlypack';
import type { Pack } from '@answly/shared/model/pack';
import type { DocumentFields } from '@answly/shared/sync/document';
import { beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import { createDocumentExchange } from '#desktop/core/testing/document-exchange';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import type { TestCore } from '#desktop/core/testing/test-core';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const [one, other, third] = [useTestCore(), useTestCore(), useTestCore()];
let exchange = createDocumentExchange();
beforeEach(() => {
  exchange = createDocumentExchange();
});

const key = `pack:${packId}`;
const named = { id: packId, word: { title: 'Test pack', locale: 'en', origin: 'import' } };
const elsewhere = ({ core }: TestCore) => core.handlers['library.elsewhere']({});
const here = async ({ core }: TestCore) => (await core.handlers['library.packs']({})).map(({ id }) => id);
const remove = ({ core }: TestCore) => core.handlers['library.remove']({ packId });

const valuesOf = (fields: DocumentFields = {}) =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));

/** With one pack that came with Answly. */
async function withStarter(bench: typeof one, pack: Pack): Promise<void> {
  const starterFolder = join(bench.folder, 'starters');
  mkdirSync(starterFolder);
  writeFileSync(join(starterFolder, 'a.answlypack'), writePack(pack, new Map(), sha256Hex));
  await bench.reopen({ starterFolder });
}

test('SY18 a pack is named on the other computer by its title, until it is there too', async () => {
  await installTestPack(one, buildPack(2));
  exchange(one, other);
  expect(await elsewhere(one)).toEqual([]);
  expect(await elsewhere(other)).toMatchObject([named]);
  await installTestPack(other, buildPack(2));
  expect(await elsewhere(other)).toEqual([]);
});

test('SY18 what is removed on one computer stays on the other, and a third one still hears of it', async () => {
  for (const each of [one, other]) await installTestPack(each, buildPack(2));
  exchange(one, other);
  one.clock.now += 1_000;
  await remove(one);
  exchange(one, other, third);
  expect(await here(other)).toEqual([packId]);
  expect(await elsewhere(one)).toEqual([]);
  expect(await elsewhere(third)).toMatchObject([named]);
});

test('SY18 what is removed from every computer is named on none, also after each has started again', async () => {
  for (const each of [one, other]) await installTestPack(each, buildPack(2));
  exchange(one, other, third);
  for (const each of [one, other]) {
    each.clock.now += 1_000;
    await remove(each);
  }
  exchange(one, other, third);
  for (const each of [one, other, third]) {
    await each.reopen();
    expect(await elsewhere(each)).toEqual([]);
  }
});

test('SY18 what is left out is named no more here, and on the next computer as long as one has it', async () => {
  await installTestPack(one, buildPack(2));
  exchange(one, other);
  other.clock.now += 1_000;
  await other.core.handlers['library.leave']({ packId });
  expect(other.nudges()).toBe(1);
  exchange(one, other, third);
  await other.reopen();
  expect(await elsewhere(other)).toEqual([]);
  expect(await elsewhere(third)).toMatchObject([named]);
  await installTestPack(other, buildPack(2));
  expect(await here(other)).toEqual([packId]);
});

test('SY18 of two versions the newer one’s title stands, and the two computers do not contend', async () => {
  await installTestPack(one, buildPack(2, { version: 2, title: 'Newer' }));
  exchange(one, other);
  other.clock.now += 1_000;
  await installTestPack(other, buildPack(2, { title: 'Older' }));
  exchange(one, other, third);
  expect(await elsewhere(third)).toMatchObject([{ word: { title: 'Newer' } }]);
  expect(await elsewhere(other)).toEqual([]);
});

test('SY18 a pack of before there were such words is told with the next start; one that was never studied is no choice', async () => {
  await withStarter(one, buildPack(2));
  await one.core.handlers['library.install']({ packId, origin: 'starter' });
  const own = itemId(900);
  await installTestPack(one, buildPack([buildItem(5)], { id: own, title: 'Own' }));
  one.ground.db.exec('DELETE FROM document');
  await one.reopen();
  const told = () => one.ground.documents.waiting().map((each) => each.key);
  expect(told()).toEqual([`pack:${own}`]);

  const choice = { packId, topics: [], choose: 'new', count: 1 } as const;
  const { sessionId } = await one.core.handlers['study.start'](choice);
  const answer = { sessionId, position: 0, response: null, certainty: null, durationMs: 1 };
  await one.core.handlers['study.answer'](answer);
  await one.reopen();
  expect(told()).toEqual([`pack:${own}`, key].toSorted());
});

test('SY18 answers of a computer that gives no word name their pack by its id, not those of a pack removed here', async () => {
  await installTestPack(one, buildPack(2));
  const choice = { packId, topics: [], choose: 'new', count: 1 } as const;
  const { sessionId } = await one.core.handlers['study.start'](choice);
  const answer = { sessionId, position: 0, response: null, certainty: null, durationMs: 1 };
  await one.core.handlers['study.answer'](answer);
  await remove(one);
  one.ground.db.exec("DELETE FROM document; DELETE FROM meta WHERE key = 'packs.left'");
  await one.reopen();
  expect(await elsewhere(one)).toEqual([]);
  await expect.poll(() => one.ground.db.prepare('SELECT 1 FROM edition').get()).toBeUndefined();
  one.ground.db.exec('DELETE FROM item');
  expect(await elsewhere(one)).toEqual([{ id: packId, word: null }]);
  await one.core.handlers['library.leave']({ packId });
  expect(await elsewhere(one)).toEqual([]);
});

test('SY18 a word that cannot be read names nothing, and one of a later Answly is read as far as it is known', async () => {
  const { documents } = one.ground;
  const said = { title: 'x', locale: 'en', version: 1 };
  documents.write('pack:no-id', { ...said, origin: 'import' });
  documents.write(`pack:${itemId(1)}`, { ...said, title: 'x'.repeat(121), origin: 'import' });
  documents.write(`pack:${itemId(2)}`, { ...said, title: { toString: 'y' }, origin: 'import' });
  documents.write(`pack:${itemId(3)}`, { ...said, title: 'Later', origin: 'school', shelf: 3 });
  expect(await elsewhere(one)).toMatchObject([
    { id: itemId(1), word: null },
    { id: itemId(2), word: null },
    { id: itemId(3), word: { title: 'Later', origin: 'cloud' } },
  ]);
});

test.each([
  ['title', { title: { en: 'Titles', de: 'Titel' }, version: 3 }],
  ['title of the same version', { title: { en: 'Titles', de: 'Titel' } }],
  ['version', { version: { edition: 3, part: 1 } }],
  ['origin', { origin: 'school' }],
  ['newer version', { title: 'Newer', version: 3 }],
])('SY15 SY18 what a later Answly says in its own way is left to it: %s', async (_, later) => {
  const pack = buildPack(2, { version: 2 });
  await installTestPack(one, pack);
  one.clock.now += 1_000;
  one.ground.documents.write(key, later);
  const word = () => valuesOf(one.ground.documents.load(key));
  const said = word();
  await one.reopen();
  await installTestPack(one, pack);
  expect(word()).toEqual(said);
  await remove(one);
  await installTestPack(one, pack);
  expect(word()).toMatchObject({ deleted: false });
  await installTestPack(one, buildPack(2, { version: 4, title: 'Newest' }));
  expect(word()).toMatchObject(
    'version' in later && typeof later.version === 'object' ? later : { title: 'Newest' },
  );
});

test('SY18 a pack that cannot be written down does not show: the word is part of the commit', async () => {
  one.ground.db.exec(
    `CREATE TRIGGER no_word BEFORE INSERT ON document BEGIN SELECT RAISE(ABORT, 'no word'); END`,
  );
  await expect(installTestPack(one, buildPack(2))).rejects.toThrow();
  expect(await here(one)).toEqual([]);
});
