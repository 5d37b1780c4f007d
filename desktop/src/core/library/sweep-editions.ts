/** Clears away what a removed or replaced pack left: everything but the items that attempts and sessions pin. */
import type { FormEntry } from '@answly/shared/model/session';
import type { Db } from '#desktop/core/storage/db';
import { inSlices } from './in-slices.ts';
import type { MediaStore } from './media-store.ts';
import type { Pace } from './pace.ts';

const sliceMs = 15;
const formsPerPage = 300;

/** An install that was cut short is as old as one that was replaced. Called before any install of this start. */
export function retireStaging(db: Db): void {
  db.prepare("UPDATE edition SET state = 'old' WHERE state = 'staging'").run();
}

export async function sweepEditions(db: Db, media: MediaStore, pace: Pace): Promise<void> {
  const old = db
    .prepare<{ id: number; packId: string }>("SELECT id, pack_id AS packId FROM edition WHERE state = 'old'")
    .all();
  for (const { id, packId } of old) {
    await removeEntries(db, id, pace);
    await removeUnpinnedItems(db, packId, pace);
    for (const sha256 of removeEdition(db, id)) await media.remove(sha256);
  }
}

async function removeEntries(db: Db, editionId: number, pace: Pace): Promise<void> {
  const rows = db
    .prepare<{ entry: number }>('SELECT entry FROM edition_item WHERE edition_id = ?')
    .all(editionId);
  const remove = [
    db.prepare('DELETE FROM item_search WHERE rowid = ?'),
    db.prepare('DELETE FROM edition_topic WHERE entry = ?'),
    db.prepare('DELETE FROM edition_item WHERE entry = ?'),
  ];
  await inSlices({ db, pace, sliceMs }, rows, ({ entry }) =>
    remove.forEach((statement) => statement.run(entry)),
  );
}

async function removeUnpinnedItems(db: Db, packId: string, pace: Pace): Promise<void> {
  const pinned = await itemsInForms(db, packId, pace);
  const unused = db
    .prepare<{ key: number; itemId: string }>(
      `SELECT key, item_id AS itemId FROM item WHERE pack_id = ?
         AND NOT EXISTS (SELECT 1 FROM edition_item WHERE item_key = key)
         AND NOT EXISTS (SELECT 1 FROM studied_item n WHERE n.pack_id = item.pack_id AND n.item_id = item.item_id)`,
    )
    .all(packId)
    .filter(({ itemId }) => !pinned.has(itemId));
  const remove = db.prepare('DELETE FROM item WHERE key = ?');
  await inSlices({ db, pace, sliceMs }, unused, ({ key }) => void remove.run(key));
}

async function itemsInForms(db: Db, packId: string, pace: Pace): Promise<Set<string>> {
  const page = db.prepare<{ id: number; form: string }>(
    'SELECT rowid AS id, form FROM session WHERE rowid > ? ORDER BY rowid LIMIT ?',
  );
  const pinned = new Set<string>();
  for (
    let rows = page.all(0, formsPerPage);
    rows.length > 0;
    rows = page.all(rows.at(-1)?.id, formsPerPage)
  ) {
    for (const entry of rows.flatMap((row) => JSON.parse(row.form) as FormEntry[])) {
      if (entry.packId === packId) pinned.add(entry.itemId);
    }
    await pace(0, 0);
  }
  return pinned;
}

/** @returns the media that nothing shows any more. */
function removeEdition(db: Db, id: number): string[] {
  return db.transaction(() => {
    const held = db
      .prepare<{ sha256: string }>('SELECT sha256 FROM edition_media WHERE edition_id = ?')
      .all(id);
    db.prepare('DELETE FROM edition_media WHERE edition_id = ?').run(id);
    db.prepare('DELETE FROM edition WHERE id = ?').run(id);
    const inEdition = db.prepare('SELECT 1 FROM edition_media WHERE sha256 = ?');
    const pinned = shownByPinned(db);
    const unused = held
      .map(({ sha256 }) => sha256)
      .filter((sha256) => !pinned.has(sha256) && inEdition.get(sha256) === undefined);
    for (const sha256 of unused) db.prepare('DELETE FROM media WHERE sha256 = ?').run(sha256);
    return unused;
  });
}

/** What stands in items of any pack that no edition holds any more, and in the passages that they are about. */
function shownByPinned(db: Db): Set<string> {
  const rows = db
    .prepare<{ body: string }>(
      `WITH pinned AS (SELECT pack_id, body FROM item WHERE NOT EXISTS (SELECT 1 FROM edition_item WHERE item_key = key))
       SELECT body FROM pinned WHERE instr(body, 'media:')
       UNION ALL SELECT body FROM stimulus WHERE instr(body, 'media:')
         AND (pack_id, stimulus_id) IN (SELECT pack_id, body ->> '$.stimulusId' FROM pinned)`,
    )
    .all();
  const hashes = rows.flatMap(({ body }) =>
    Array.from(body.matchAll(/media:([0-9a-f]{64})/g), ([, hash]) => hash),
  );
  return new Set(hashes.filter((hash) => hash !== undefined));
}
