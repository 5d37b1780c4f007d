/** A study file of when four types of items could be answered, opened by this version. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { join } from 'node:path';
import { pack as packSchema } from '@answly/shared/model/pack';
import { buildItem, buildPack, itemId, packId } from '#desktop/core/testing/build-pack';
import {
  migrationsFolder,
  openTestCore,
  removeFolder,
  temporaryFolder,
} from '#desktop/core/testing/test-core';
import { openDb } from './db.ts';
import { migrate, readMigrations } from './migrate.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

const pack = packSchema.parse({
  ...buildPack(1),
  items: [
    buildItem(0, { topics: ['B', 'A'] }),
    buildItem(1, { type: 'flashcard', back: 'The back', topics: ['A', 'C'] }),
    buildItem(2, { status: 'draft', topics: ['B'] }),
    buildItem(3, { type: 'short-text', key: { accepted: ['x'] }, status: 'withdrawn', topics: ['D'] }),
  ],
});

/** As the old version wrote it: by type alone, whatever the status. */
function writeOldFile(): void {
  const db = openDb(join(folder, 'study.db'));
  migrate(db, readMigrations(migrationsFolder).slice(0, 4), () => undefined);
  const summary = {
    itemCount: 2,
    hasCode: false,
    hasMath: false,
    hasImages: false,
    blueprintItemCount: null,
    topics: [
      { topic: 'B', itemCount: 2 },
      { topic: 'A', itemCount: 1 },
    ],
  };
  const { items: _, stimuli: __, media: ___, ...info } = pack;
  db.prepare(
    `INSERT INTO edition (id, pack_id, state, origin, info, summary, installed_at) VALUES (1, ?, 'current', 'import', ?, ?, 0)`,
  ).run(packId, JSON.stringify(info), JSON.stringify(summary));
  pack.items.forEach((item, n) => {
    const answerable = item.type === 'single' ? 1 : 0;
    // An import of the first versions may lack what has a default.
    const { status, ...rest } = item;
    const body = JSON.stringify(n === 0 ? rest : { ...rest, status });
    db.prepare(
      'INSERT INTO item (key, pack_id, item_id, version, content, answerable, body) VALUES (?, ?, ?, 1, ?, ?, ?)',
    ).run(n + 1, packId, item.id, String(n), answerable, body);
    db.prepare(
      'INSERT INTO edition_item (entry, edition_id, item_id, item_key, answerable) VALUES (?, 1, ?, ?, ?)',
    ).run(n + 1, item.id, n + 1, answerable);
    if (answerable === 0) return;
    for (const topic of item.topics)
      db.prepare('INSERT INTO edition_topic (edition_id, topic, entry) VALUES (1, ?, ?)').run(topic, n + 1);
  });
  db.close();
}

test('items of every type can be studied once they are published, and are counted by topic', async () => {
  writeOldFile();
  const { core, ground } = openTestCore(folder);
  for (const table of ['item', 'edition_item']) {
    expect(
      ground.db.prepare(`SELECT item_id AS id FROM ${table} WHERE answerable = 1 ORDER BY item_id`).all(),
    ).toEqual([{ id: itemId(0) }, { id: itemId(1) }]);
  }
  expect(await core.handlers['library.packs']({})).toMatchObject([
    {
      itemCount: 2,
      topics: [
        { topic: 'A', itemCount: 2 },
        { topic: 'B', itemCount: 1 },
        { topic: 'C', itemCount: 1 },
      ],
    },
  ]);
  expect(await core.handlers['stats.today']({})).toMatchObject({ newCount: 2 });
  const choice = { packId, topics: ['C'], choose: 'new', count: 5 } as const;
  expect((await core.handlers['study.start'](choice)).entries).toHaveLength(1);
  await core.close();
});
