import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnMap } from '@answly/shared/formats/column-map';
import { describe, expect, test } from 'vitest';
import type { EventData } from '#desktop/contract/events';
import { buildPack } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { useTestCore } from '#desktop/core/testing/use-test-core';

const map = columnMap.parse({
  format: 'answly-map',
  version: 1,
  name: 'Capitals',
  fits: ['question', 'right'],
  id: 'id',
  stem: 'question',
  options: ['right', 'wrong'],
  correct: { column: 'key', as: 'index0' },
  topics: [{ column: 'topic' }],
  image: { column: 'picture', folder: 'pictures' },
});
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const bench = useTestCore({ maps: [map] });

const refusal = (code: string) => expect.objectContaining({ code });

function rows(count: number, change: (n: number) => object = () => ({})): object[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `C${n}`,
    question: `What is the capital of land ${n}?`,
    right: `City ${n}`,
    wrong: `Town ${n}`,
    key: 0,
    topic: 'Capitals',
    picture: '',
    ...change(n),
  }));
}
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Offers files and sends their bytes in chunks of an odd size. */
async function send(...files: { name: string; content: Uint8Array }[]): Promise<string> {
  const { handlers } = bench.core;
  const offered = files.map(({ name, content }) => ({ name, bytes: content.length }));
  const { importId } = await handlers['import.open']({ files: offered });
  for (const [file, { content }] of files.entries()) {
    for (let from = 0; from < content.length; from += 50_021) {
      const base64 = Buffer.from(content.subarray(from, from + 50_021)).toString('base64');
      await handlers['import.chunk']({ importId, file, base64 });
    }
  }
  return importId;
}
const run = (importId: string) =>
  bench.core.handlers['import.run']({ importId, map, title: 'Capitals', locale: 'en' });
const packs = () => bench.core.handlers['library.packs']({});

describe('a question table', () => {
  test('is previewed with the shipped map that fits, then imported with a report', async () => {
    const bad = rows(3, (n) => (n === 1 ? { key: 7 } : {}));
    const importId = await send({ name: 'folder/capitals-of-the-world.json', content: json(bad) });
    expect(await bench.core.handlers['import.preview']({ importId })).toMatchObject({
      kind: 'json',
      suggestedMapName: 'Capitals',
      title: 'Capitals of the world',
      locale: 'en',
      rowCount: 3,
      columns: ['id', 'question', 'right', 'wrong', 'key', 'topic', 'picture'],
      sample: [{ question: 'What is the capital of land 0?', key: '0' }, {}, {}],
    });
    const done = await run(importId);
    expect(done).toMatchObject({ fileName: 'capitals-of-the-world.json', report: { items: 3, imported: 2 } });
    expect(done.report.rejected).toMatchObject([{ place: 'row 2' }]);
    expect(await bench.core.handlers['import.last']({})).toEqual(done);
    expect(await packs()).toMatchObject([{ id: done.packId, itemCount: 2, origin: 'import', version: 1 }]);
    expect(readdirSync(join(bench.folder, 'imports'))).toEqual([]);
  });

  test('is previewed by the beginning of a cell that is nested without end', async () => {
    const whole = JSON.stringify(rows(2, (n) => (n === 0 ? { right: 'nested' } : {})));
    const content = Buffer.from(whole.replace('"nested"', '['.repeat(200_000) + ']'.repeat(200_000)));
    const preview = await bench.core.handlers['import.preview']({
      importId: await send({ name: 'capitals.json', content }),
    });
    expect(preview.sample[0]?.['right']).toBe('['.repeat(200));
  });

  test('brings a question whose formula cannot be set, and says so', async () => {
    const odd = rows(2, (n) => (n === 1 ? { question: 'Is $\\fracc{1}{2}$ more than a third?' } : {}));
    const { report } = await run(await send({ name: 'capitals.json', content: json(odd) }));
    expect(report).toMatchObject({
      imported: 2,
      notes: [{ place: 'row 2', code: 'formula.unreadable' }],
    });
  });

  test('brings the exam of its map', async () => {
    const exam = { title: 'Mock', drawPerTopic: 2, passPercent: 74 };
    await bench.reopen({ maps: [columnMap.parse({ ...map, exam })] });
    const content = json(rows(9, (n) => ({ topic: `Continent ${n % 3}` })));
    const importId = await send({ name: 'capitals.json', content });
    const { suggestedMap } = await bench.core.handlers['import.preview']({ importId });
    await bench.core.handlers['import.run']({ importId, map: suggestedMap, title: 'Capitals', locale: 'en' });
    expect(await packs()).toMatchObject([{ itemCount: 9, blueprintItemCount: 6 }]);
  });

  test('brings the pictures it names', async () => {
    const importId = await send(
      { name: 'pictures/flag.png', content: picture },
      { name: 'capitals.json', content: json(rows(2, (n) => (n === 0 ? { picture: 'flag.png' } : {}))) },
    );
    const { report, packId } = await run(importId);
    expect(report).toMatchObject({ imported: 2, rejected: [] });
    const { hits } = await bench.core.handlers['library.search']({ query: 'capital', limit: 5 });
    const stems = await Promise.all(
      hits.map(async (hit) =>
        bench.core.handlers['study.item']({ packId: packId ?? '', itemId: hit.itemId }),
      ),
    );
    const hash = /media:([0-9a-f]{64})/.exec(stems.map(({ stem }) => stem).join())?.[1] ?? '';
    expect(await bench.core.handlers['library.media']({ sha256: hash })).toMatchObject({ mime: 'image/png' });
  });

  test('imported again is the next version of the same pack, and history stays with its questions', async () => {
    const first = await run(await send({ name: 'c.json', content: json(rows(3)) }));
    const { packId } = first;
    const session = await bench.core.handlers['study.start']({
      packId,
      topics: [],
      choose: 'new',
      count: 3,
    });
    const place = { sessionId: session.sessionId, position: 0 };
    await bench.core.handlers['study.answer']({ ...place, response: null, certainty: null, durationMs: 1 });
    const changed = rows(3, () => ({ wrong: 'Elsewhere' }));
    expect((await run(await send({ name: 'c.json', content: json(changed) }))).packId).toBe(packId);
    expect(await packs()).toMatchObject([{ version: 2, itemCount: 3, seenCount: 1 }]);
  });

  test('progress is told and other work gets its turn while it runs', async () => {
    const phases: EventData<'import.progress'>[] = [];
    bench.core.subscribe((event, data) => {
      if (event === 'import.progress') phases.push(data as EventData<'import.progress'>);
    });
    const importId = await send({ name: 'many.json', content: json(rows(3_000)) });
    let turns = 0;
    let running = true;
    const beat = () => {
      turns++;
      if (running) setImmediate(beat);
    };
    beat();
    await run(importId);
    running = false;
    expect(new Set(phases.map(({ phase }) => phase))).toEqual(new Set(['checking', 'saving']));
    expect(phases.at(-1)).toMatchObject({ phase: 'saving', done: 3_000, total: 3_000 });
    // A hundred rows at a time when checking, and the same again in short slices when saving.
    expect(turns).toBeGreaterThan(30);
  });
});

describe('what cannot be imported changes nothing and says why', () => {
  test('a question file of 200 MB is refused before a byte is sent', async () => {
    const files = [{ name: 'huge.csv', bytes: 200 * 1024 * 1024 }];
    await expect(bench.core.handlers['import.open']({ files })).rejects.toThrow(refusal('import.too-large'));
    expect(
      existsSync(join(bench.folder, 'imports')) ? readdirSync(join(bench.folder, 'imports')) : [],
    ).toEqual([]);
  });

  test.each([
    ['a picture alone', 'flag.png', 'import.unreadable'],
    ['a document', 'questions.docx', 'import.unreadable'],
  ])('%s', async (_, name, code) => {
    await expect(bench.core.handlers['import.open']({ files: [{ name, bytes: 5 }] })).rejects.toThrow(
      refusal(code),
    );
  });

  test.each([
    ['bytes that are no text', 'a.csv', Buffer.from([0xff, 0xfe, 0, 0xd8, 0x80]), 'import.unreadable'],
    ['JSON cut short', 'a.json', Buffer.from('[{"question": "Wh'), 'import.unreadable'],
    ['a damaged pack', 'a.answlypack', Buffer.from('PK\u0003\u0004 and then nothing'), 'pack.unreadable'],
  ])('%s', async (_, name, content, code) => {
    await expect(run(await send({ name, content }))).rejects.toThrow(refusal(code));
    expect(await packs()).toEqual([]);
    expect(readdirSync(join(bench.folder, 'imports'))).toEqual([]);
  });

  test.each([
    [
      'a table without the column the map reads',
      'a.csv',
      Buffer.from('frage,right\nWas?,Das\n'),
      'import.column-missing',
    ],
    ['a table without a usable row', 'a.json', json(rows(2, () => ({ key: 9 }))), 'import.nothing'],
  ])('%s, and can be tried with another map until it is cancelled', async (_, name, content, code) => {
    const importId = await send({ name, content });
    await expect(run(importId)).rejects.toThrow(refusal(code));
    await expect(run(importId)).rejects.toThrow(refusal(code));
    expect(await packs()).toEqual([]);
    await bench.core.handlers['import.cancel']({ importId });
    expect(readdirSync(join(bench.folder, 'imports'))).toEqual([]);
  });

  test('a file that has not arrived completely', async () => {
    const { importId } = await bench.core.handlers['import.open']({
      files: [{ name: 'a.json', bytes: 100 }],
    });
    await bench.core.handlers['import.chunk']({ importId, file: 0, base64: 'W10=' });
    await expect(run(importId)).rejects.toThrow(refusal('request.invalid'));
  });

  test('more bytes than were offered', async () => {
    const { importId } = await bench.core.handlers['import.open']({ files: [{ name: 'a.json', bytes: 1 }] });
    const chunk = bench.core.handlers['import.chunk']({ importId, file: 0, base64: 'W10=' });
    await expect(chunk).rejects.toThrow(refusal('request.invalid'));
  });
});

test('a cancelled import stops and leaves the pack that was there', async () => {
  await installTestPack(bench, buildPack(2));
  const importId = await send({ name: 'many.json', content: json(rows(3_000)) });
  bench.core.subscribe((event, data) => {
    const { phase, done } = data as EventData<'import.progress'>;
    if (event === 'import.progress' && phase === 'saving' && done > 0) {
      void bench.core.handlers['import.cancel']({ importId });
    }
  });
  await expect(run(importId)).rejects.toThrow(refusal('import.cancelled'));
  expect(await packs()).toMatchObject([{ title: 'Test pack', itemCount: 2 }]);
  const editions = bench.ground.db.prepare<{ n: number }>('SELECT count(*) AS n FROM edition');
  await expect.poll(() => editions.get()?.n).toBe(1);
  await expect(run(importId)).rejects.toThrow(refusal('import.cancelled'));
});

test('what an earlier run left half-received is cleared at the start', async () => {
  mkdirSync(join(bench.folder, 'imports', 'left'), { recursive: true });
  writeFileSync(join(bench.folder, 'imports', 'left', '0'), 'half');
  await bench.reopen();
  await expect.poll(() => existsSync(join(bench.folder, 'imports', 'left'))).toBe(false);
});
