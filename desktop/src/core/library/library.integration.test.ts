import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePack } from '@answly/shared/formats/answlypack';
import type { PublishedPack } from '@answly/shared/http/packs';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { offline } from '#desktop/core/testing/test-core';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const bench = useTestCore();

const refusal = (code: string) => expect.objectContaining({ code });
const count = (table: string) =>
  bench.ground.db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n;
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pictureHash = createHash('sha256').update(picture).digest('hex');

function packWithPicture() {
  const items = [buildItem(0, { stem: `Look: ![a dot](media:${pictureHash})` }), buildItem(1)];
  const media = [{ sha256: pictureHash, name: 'dot.png', mime: 'image/png' as const, bytes: picture.length }];
  return { pack: buildPack(items, { media }), media: new Map([[pictureHash, picture]]) };
}

test('an installed pack is listed with what a student wants to know of it', async () => {
  const items = [
    buildItem(0, { stem: 'What does `x` print?' }),
    buildItem(1, { stem: 'Is $x^2$ even?' }),
    buildItem(2, { status: 'draft' }),
    { ...buildItem(3), type: 'flashcard', back: 'The back' },
  ];
  await installTestPack(bench, buildPack(items));
  expect(await bench.core.handlers['library.packs']({})).toMatchObject([
    {
      id: packId,
      title: 'Test pack',
      origin: 'import',
      itemCount: 3,
      seenCount: 0,
      hasCode: true,
      hasMath: true,
      hasImages: false,
      blueprintItemCount: null,
      topics: [
        { topic: 'Topic 0', itemCount: 2 },
        { topic: 'Topic 1', itemCount: 1 },
      ],
    },
  ]);
});

test('a picture is given out by its hash, and only one that a pack brought', async () => {
  const { pack, media } = packWithPicture();
  await installTestPack(bench, pack, media);
  expect(await bench.core.handlers['library.media']({ sha256: pictureHash })).toEqual({
    mime: 'image/png',
    base64: picture.toString('base64'),
  });
  expect(await bench.core.handlers['library.media']({ sha256: '../study.db' })).toBeNull();
});

describe('removing a pack', () => {
  const start = () =>
    bench.core.handlers['study.start']({ packId, topics: [], choose: 'new', count: 2, minutes: 5 });

  test('keeps the attempts, the questions they were about and their pictures', async () => {
    const { pack, media } = packWithPicture();
    await installTestPack(bench, pack, media);
    const { sessionId } = await bench.core.handlers['study.start']({
      packId,
      topics: [],
      choose: 'new',
      count: 2,
    });
    const answer = { sessionId, position: 0, response: null, certainty: null, durationMs: 1 };
    await bench.core.handlers['study.answer'](answer);
    expect(await bench.core.handlers['library.remove']({ packId })).toEqual({ itemCount: 2 });
    expect(await bench.core.handlers['library.packs']({})).toEqual([]);
    const { feedback } = await bench.core.handlers['study.place']({ sessionId, position: 0 });
    expect(feedback?.rationales).toMatchObject({ a: 'Why a' });
    expect(await bench.core.handlers['library.media']({ sha256: pictureHash })).not.toBeNull();
    expect((await bench.core.handlers['library.search']({ query: 'Question', limit: 5 })).total).toBe(0);
    expect(await bench.core.handlers['stats.today']({})).toMatchObject({
      attemptsEver: 1,
      newCount: 0,
      mistakeCount: 0,
    });
  });

  test('keeps the picture of the passage that a session asks about', async () => {
    const { pack, media } = packWithPicture();
    const stimulusId = itemId(100);
    const passage = { id: stimulusId, version: 1, locale: 'en', title: '', itemIds: [itemId(0)] };
    const stimuli = [{ ...passage, content: `See ![it](media:${pictureHash})` }];
    const items = [buildItem(0, { stimulusId })];
    await installTestPack(bench, buildPack(items, { media: pack.media, stimuli }), media);
    const { sessionId } = await start();
    await bench.core.handlers['library.remove']({ packId });
    await expect.poll(() => count('edition')).toBe(0);
    const { question } = await bench.core.handlers['study.place']({ sessionId, position: 0 });
    expect(question.stimulus?.content).toContain(pictureHash);
    expect(await bench.core.handlers['library.media']({ sha256: pictureHash })).not.toBeNull();
  });

  test('keeps the picture that another pack removed before it had too', async () => {
    const { pack, media } = packWithPicture();
    await installTestPack(bench, pack, media);
    await start();
    await installTestPack(bench, { ...pack, id: itemId(200) }, media);
    for (const removed of [packId, itemId(200)]) {
      await bench.core.handlers['library.remove']({ packId: removed });
      await expect.poll(() => count('edition')).toBe(removed === packId ? 1 : 0);
    }
    expect(await bench.core.handlers['library.media']({ sha256: pictureHash })).not.toBeNull();
  });

  test('leaves nothing else behind', async () => {
    const { pack, media } = packWithPicture();
    await installTestPack(bench, pack, media);
    await bench.core.handlers['library.remove']({ packId });
    await expect.poll(() => count('edition')).toBe(0);
    for (const table of ['edition', 'edition_item', 'edition_topic', 'item', 'media', 'edition_media']) {
      expect([table, count(table)]).toEqual([table, 0]);
    }
    const [shelf = ''] = readdirSync(join(bench.folder, 'media'));
    await expect.poll(() => readdirSync(join(bench.folder, 'media', shelf))).toEqual([]);
    await expect(bench.core.handlers['library.remove']({ packId })).rejects.toThrow(refusal('pack.unknown'));
  });
});

test('installed again, equal items keep their version and changed ones get the next', async () => {
  await installTestPack(bench, buildPack(3));
  await installTestPack(bench, buildPack([buildItem(0), buildItem(1, { stem: 'Changed' }), buildItem(2)]));
  const versions = await Promise.all(
    [0, 1, 2].map(async (n) => bench.core.handlers['study.item']({ packId, itemId: itemId(n) })),
  );
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 1]);
  await expect.poll(() => count('edition')).toBe(1);
  expect((await bench.core.handlers['library.search']({ query: 'question 1', limit: 5 })).hits).toEqual([]);
});

test('an install that a crash cut short is invisible and swept at the next start', async () => {
  await installTestPack(bench, buildPack(3));
  const { db } = bench.ground;
  db.exec(`INSERT INTO edition (pack_id, state, origin, info, summary, installed_at)
           SELECT pack_id, 'staging', origin, info, summary, 1 FROM edition`);
  db.exec(`INSERT INTO edition_item (edition_id, item_id, item_key, answerable)
           SELECT (SELECT max(id) FROM edition), item_id, item_key, answerable FROM edition_item`);
  db.exec(`INSERT INTO item_search (rowid, stem) SELECT max(entry), 'half' FROM edition_item`);
  expect((await bench.core.handlers['library.search']({ query: 'half', limit: 5 })).total).toBe(0);
  await bench.reopen();
  await expect.poll(() => count('edition')).toBe(1);
  expect(count('edition_item')).toBe(3);
});

describe('packs to be had', () => {
  const starterFolder = () => join(bench.folder, 'starters');

  test('starters are found, installed offline, and a damaged one does not hide the others', async () => {
    mkdirSync(starterFolder());
    writeFileSync(join(starterFolder(), 'good.answlypack'), writePack(buildPack(4), new Map(), sha256Hex));
    writeFileSync(join(starterFolder(), 'bad.answlypack'), 'no zip');
    await bench.reopen({ starterFolder: starterFolder() });
    const before = await bench.core.handlers['library.available']({});
    expect(before).toMatchObject({
      cloud: 'offline',
      packs: [{ id: packId, origin: 'starter', installedVersion: null }],
    });
    expect(await bench.core.handlers['library.install']({ packId, origin: 'starter' })).toMatchObject({
      itemCount: 4,
    });
    expect((await bench.core.handlers['library.available']({})).packs[0]?.installedVersion).toBe(1);
    expect(bench.logged.join()).toContain('bad.answlypack');
    const unknown = bench.core.handlers['library.install']({ packId: itemId(1), origin: 'starter' });
    await expect(unknown).rejects.toThrow(refusal('pack.unknown'));
  });

  test('a pack from the cloud is installed only as the server listed it', async () => {
    const bytes = writePack(buildPack(4, { version: 3 }), new Map(), sha256Hex);
    const listed: PublishedPack = {
      ...buildPack(1, { version: 3 }),
      itemCount: 4,
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    };
    let sent = bytes;
    await bench.reopen({
      connect: (ground) => ({
        ...offline(ground),
        listPacks: async () => [listed],
        downloadPack: async () => sent,
      }),
    });
    const core = bench.core;
    sent = bytes.slice(0, -1);
    const damaged = core.handlers['library.install']({ packId, origin: 'cloud' });
    await expect(damaged).rejects.toThrow(refusal('pack.unreadable'));
    expect(existsSync(join(bench.folder, 'media'))).toBe(false);
    sent = bytes;
    expect(await core.handlers['library.install']({ packId, origin: 'cloud' })).toMatchObject({
      version: 3,
      origin: 'cloud',
    });
    expect(await core.handlers['library.available']({})).toMatchObject({
      cloud: 'reached',
      packs: [{ id: packId, origin: 'cloud', installedVersion: 3 }],
    });
  });
});

describe('search', () => {
  const find = async (query: string) =>
    (await bench.core.handlers['library.search']({ query, limit: 10 })).hits;
  const stems = [
    'What does a routing table hold?',
    'Wie lautet der Schlüssel der Größe?',
    'JavaScript の変数を宣言する方法は何ですか',
    '使用严格模式声明变量会发生什么',
    'ما هو نوع المُتَغَيِّر في هذا المثال؟',
    'Use C++ or "quotes" AND (brackets)',
  ];
  beforeEach(() => installTestPack(bench, buildPack(stems.map((stem, n) => buildItem(n, { stem })))));

  test.each([
    ['the beginning of a word', 'rout', 0],
    ['words in any order', 'table routing', 0],
    ['without its accents', 'schlussel', 1],
    ['with accents and capitals', 'GRÖSSE', 1],
    ['two signs inside a Japanese sentence', '変数', 2],
    ['two signs inside a Chinese sentence', '变量', 3],
    ['an Arabic word', 'المثال', 4],
    ['Arabic without its vowel signs', 'المتغير', 4],
  ])('finds %s', async (_, query, n) => {
    expect((await find(query)).map((hit) => hit.itemId)).toEqual([itemId(n)]);
  });

  test('marks the words it found, whole', async () => {
    expect((await find('rout'))[0]?.snippet).toContain('What does a \u0002routing\u0003 table hold?');
    expect((await find('変数'))[0]?.snippet).toContain('の\u0002変数\u0003を');
    expect((await find('schlussel'))[0]?.snippet).toContain('\u0002Schlüssel\u0003');
  });

  test.each([
    '',
    '   ',
    '"',
    '*',
    'a"b',
    'NEAR(',
    'stem:x',
    '- ^ :',
    ') OR (',
    "'; DROP TABLE item; --",
    '\u0000',
  ])('nothing typed is syntax: %j', async (query) => {
    await expect(find(query)).resolves.toBeInstanceOf(Array);
  });

  test('a hit is told in the language of its item, its formulas as they are read', async () => {
    const stem = 'La media es $\\frac{1}{2}\\,n^2$.';
    const options = ['$\\le x$', '$', '$\\ge x$'].map((content, n) => ({ id: `o${n}`, content }));
    const item = buildItem(9, { stem, options, key: 'o0', locale: 'es' });
    await installTestPack(bench, buildPack([item], { version: 2 }));
    const [hit] = await find('media');
    expect(hit).toMatchObject({ itemId: itemId(9), locale: 'es' });
    expect(hit?.snippet).toBe('La \u0002media\u0003 es 1/2 n². ≤ x $ ≥ x Know it');
  });

  test('topics and options are searched, all words must occur', async () => {
    expect(await find('topic')).toHaveLength(6);
    expect(await find('option nowhere')).toEqual([]);
    expect((await find('quotes brackets'))[0]?.itemId).toBe(itemId(5));
  });
});
