/** Installs a pack a few items at a time, so that answers are committed in between, and shows it all at once. */
import { isPublished, type Item } from '@answly/shared/model/item';
import { packInfo, type Pack } from '@answly/shared/model/pack';
import { canonicalJson } from '@answly/shared/sync/canonical';
import type { PackSummary } from '#desktop/contract/library';
import { sha256Hex } from '#desktop/core/sha256-hex';
import type { Db } from '#desktop/core/storage/db';
import { inSlices } from './in-slices.ts';
import type { Pace } from './pace.ts';
import { summaryOf } from './pack-summary.ts';
import { indexText } from './search-text.ts';

export interface NewPack {
  pack: Pack;
  origin: PackSummary['origin'];
  nowMs: number;
  /** Part of the commit that shows it. */
  shown: () => void;
}

const sliceMs = 20;

/**
 * Fills a hidden edition, then makes it the pack's current one in one commit; a crash before leaves only a hidden edition
 * that the next start sweeps away. Media must be stored already.
 * @throws AppError `import.cancelled`, `disk.full`: the pack that was there still is.
 */
export async function installPack(db: Db, given: NewPack, pace: Pace): Promise<void> {
  const { pack } = given;
  const editionId = openEdition(db, given);
  try {
    const addItem = createAddItem(db, pack.id, editionId);
    await inSlices({ db, pace, sliceMs }, pack.items, addItem);
  } catch (error) {
    db.prepare("UPDATE edition SET state = 'old' WHERE id = ?").run(editionId);
    throw error;
  }
  showEdition(db, given, editionId);
}

function openEdition(db: Db, { pack, origin, nowMs }: NewPack): number {
  return db.transaction(() => {
    const info = JSON.stringify({ ...packInfo.parse(pack), blueprints: pack.blueprints });
    const summary = JSON.stringify(summaryOf(pack));
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO edition (pack_id, state, origin, info, summary, installed_at) VALUES (?, 'staging', ?, ?, ?, ?)`,
      )
      .run(pack.id, origin, info, summary, nowMs);
    for (const { sha256, mime } of pack.media) {
      db.prepare('INSERT INTO media (sha256, mime) VALUES (?, ?) ON CONFLICT DO NOTHING').run(sha256, mime);
      db.prepare('INSERT OR IGNORE INTO edition_media (edition_id, sha256) VALUES (?, ?)').run(
        lastInsertRowid,
        sha256,
      );
    }
    return Number(lastInsertRowid);
  });
}

/** The moment the student sees it: everything before was hidden, everything after is cleaning up. */
function showEdition(db: Db, { pack, shown }: NewPack, editionId: number): void {
  const addStimulus = db.prepare(
    'INSERT OR REPLACE INTO stimulus (pack_id, stimulus_id, version, body) VALUES (?, ?, ?, ?)',
  );
  db.transaction(() => {
    for (const each of pack.stimuli) addStimulus.run(pack.id, each.id, each.version, JSON.stringify(each));
    db.prepare("UPDATE edition SET state = 'old' WHERE pack_id = ? AND state = 'current'").run(pack.id);
    db.prepare("UPDATE edition SET state = 'current' WHERE id = ?").run(editionId);
    shown();
  });
}

function createAddItem(db: Db, packId: string, editionId: number): (item: Item) => void {
  const keyOf = createKeepVersion(db, packId);
  const addEntry = db.prepare(
    `INSERT INTO edition_item (edition_id, item_id, item_key, answerable, version, difficulty, stimulus_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addTopic = db.prepare(
    'INSERT OR IGNORE INTO edition_topic (edition_id, topic, entry) VALUES (?, ?, ?)',
  );
  const addWords = db.prepare(
    'INSERT INTO item_search (rowid, stem, options, topics, objective) VALUES (?, ?, ?, ?, ?)',
  );
  return (item) => {
    const kept = keyOf(item);
    const published = isPublished(item) ? 1 : 0;
    const { difficulty, stimulusId = null } = item;
    const columns = [editionId, item.id, kept.key, published, kept.version, difficulty, stimulusId];
    const { lastInsertRowid: entry } = addEntry.run(...columns);
    if (!isPublished(item)) return;
    for (const topic of item.topics) addTopic.run(editionId, topic, entry);
    const fields = [item.stem, shownWith(item).join(' \n'), item.topics.join(' \n'), item.objective];
    addWords.run(entry, ...fields.map(indexText));
  };
}

/** What is shown with the stem before the answer. */
function shownWith(item: Item): string[] {
  const contents = (parts: readonly { content: string }[]) => parts.map(({ content }) => content);
  if (item.type === 'cloze')
    return item.gaps.flatMap((gap) => (gap.kind === 'select' ? contents(gap.options) : []));
  const prompts = item.type === 'matching' ? contents(item.prompts) : [];
  const back = item.type === 'flashcard' ? [item.back] : [];
  return [...('options' in item ? contents(item.options) : []), ...prompts, ...back];
}

/**
 * Versions are immutable, since attempts pin them: the same content keeps its version, other content gets a new one even
 * where its author forgot to count up.
 */
function createKeepVersion(db: Db, packId: string): (item: Item) => { key: number; version: number } {
  const known = db.prepare<{ key: number; version: number; content: string }>(
    'SELECT key, version, content FROM item WHERE pack_id = ? AND item_id = ?',
  );
  const insert = db.prepare(
    'INSERT INTO item (pack_id, item_id, version, content, answerable, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (item) => {
    const content = sha256Hex(canonicalJson({ ...item, version: 0 }));
    const versions = known.all(packId, item.id);
    const same = versions.find((each) => each.content === content);
    if (same) return same;
    const version = Math.max(item.version, ...versions.map((each) => each.version + 1));
    const body = JSON.stringify({ ...item, version });
    const published = isPublished(item) ? 1 : 0;
    const { lastInsertRowid } = insert.run(packId, item.id, version, content, published, body);
    return { key: Number(lastInsertRowid), version };
  };
}
