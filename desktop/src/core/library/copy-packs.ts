/** Copies installed packs from the study file that is attached as `other`, search words and all. */
import type { Db } from '#desktop/core/storage/db';

/** Starter packs and packs of the cloud, or what the student imported too. */
export interface Extent {
  all: boolean;
}

interface Edition {
  id: number;
  packId: string;
}

/** What is installed there and not here. */
function editionsToCopy(db: Db, { all }: Extent): Edition[] {
  return db
    .prepare<Edition>(
      `SELECT id, pack_id AS packId FROM other.edition WHERE state = 'current' AND (? OR origin <> 'import')
       AND pack_id NOT IN (SELECT pack_id FROM main.edition WHERE state = 'current') ORDER BY id`,
    )
    .all(all ? 1 : 0);
}

/** The pictures and sounds that have to be here first. With everything, also those of removed packs: sessions show them. */
export function mediaToCopy(db: Db, extent: Extent): string[] {
  if (extent.all)
    return db
      .prepare<{ sha256: string }>('SELECT sha256 FROM other.media')
      .all()
      .map(({ sha256 }) => sha256);
  const ofEdition = db.prepare<{ sha256: string }>(
    'SELECT sha256 FROM other.edition_media WHERE edition_id = ?',
  );
  const hashes = editionsToCopy(db, extent).flatMap(({ id }) =>
    ofEdition.all(id).map(({ sha256 }) => sha256),
  );
  return [...new Set(hashes)];
}

/** Part of the caller's transaction. With everything, also what is left of removed packs: attempts and sessions may pin it. */
export function copyPacks(db: Db, extent: Extent): void {
  if (extent.all) {
    db.exec(`${copyItems} WHERE TRUE ON CONFLICT DO NOTHING;
      INSERT OR IGNORE INTO main.stimulus SELECT * FROM other.stimulus;
      INSERT OR IGNORE INTO main.media SELECT * FROM other.media`);
  }
  for (const edition of editionsToCopy(db, extent)) copyEdition(db, edition);
}

const copyItems = `INSERT INTO main.item (pack_id, item_id, version, content, answerable, body)
  SELECT pack_id, item_id, version, content, answerable, body FROM other.item`;

function copyEdition(db: Db, { id, packId }: Edition): void {
  const { lastInsertRowid: copy } = db
    .prepare(
      `INSERT INTO main.edition (pack_id, state, origin, info, summary, installed_at)
       SELECT pack_id, state, origin, info, summary, installed_at FROM other.edition WHERE id = ?`,
    )
    .run(id);
  db.prepare(
    `${copyItems} WHERE key IN (SELECT item_key FROM other.edition_item WHERE edition_id = ?) ON CONFLICT DO NOTHING`,
  ).run(id);
  // Entries keep their order behind those that are here.
  const shift =
    db.prepare<{ n: number }>('SELECT coalesce(max(entry), 0) AS n FROM main.edition_item').get()?.n ?? 0;
  db.prepare(
    `INSERT INTO main.edition_item (entry, edition_id, item_id, item_key, answerable, version, difficulty, stimulus_id)
     SELECT ? + theirs.entry, ?, theirs.item_id, ours.key, theirs.answerable, theirs.version, theirs.difficulty,
       theirs.stimulus_id
     FROM other.edition_item theirs
     JOIN other.item known ON known.key = theirs.item_key
     JOIN main.item ours ON ours.pack_id = known.pack_id AND ours.item_id = known.item_id AND ours.version = known.version
     WHERE theirs.edition_id = ?`,
  ).run(shift, copy, id);
  db.prepare(
    `INSERT INTO main.edition_topic (edition_id, topic, entry)
     SELECT ?, topic, ? + entry FROM other.edition_topic WHERE edition_id = ?`,
  ).run(copy, shift, id);
  db.prepare(
    `INSERT INTO main.item_search (rowid, stem, options, topics, objective)
     SELECT ? + words.rowid, stem, options, topics, objective FROM other.item_search words
     WHERE words.rowid IN (SELECT entry FROM other.edition_item WHERE edition_id = ?)`,
  ).run(shift, id);
  db.prepare('INSERT OR IGNORE INTO main.stimulus SELECT * FROM other.stimulus WHERE pack_id = ?').run(
    packId,
  );
  db.prepare(
    `INSERT OR IGNORE INTO main.media SELECT * FROM other.media
     WHERE sha256 IN (SELECT sha256 FROM other.edition_media WHERE edition_id = ?)`,
  ).run(id);
  db.prepare(
    'INSERT INTO main.edition_media (edition_id, sha256) SELECT ?, sha256 FROM other.edition_media WHERE edition_id = ?',
  ).run(copy, id);
}
