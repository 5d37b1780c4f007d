/** What an exam can be drawn from: the published items of an installed pack. */
import { poolItem, type PoolItem } from '@answly/shared/exam/pool';
import type { Blueprint } from '@answly/shared/model/blueprint';
import { loadItem } from '#desktop/core/library/load-item';
import type { Db } from '#desktop/core/storage/db';
import { InstalledItem } from './installed-item.ts';

/** @returns the questions in the order of item ids, which drawing wants anyhow and an index has ready. */
export type ReadPool = (packId: string, blueprints: readonly Blueprint[]) => PoolItem[];

/**
 * What is in an installation never changes: of the one that was read last it is remembered, since who begins an exam has
 * looked at it before.
 */
export function createPool(db: Db): ReadPool {
  const edition = db.prepare<{ id: number }>(
    "SELECT id FROM edition WHERE pack_id = ? AND state = 'current'",
  );
  let last: { id: number; items: InstalledItem[] } | undefined;

  return (packId, blueprints) => {
    const id = edition.get(packId)?.id;
    if (id === undefined) return [];
    if (last?.id !== id) last = { id, items: readEdition(db, packId, id) };
    if (!blueprints.some(asksWhatWasSeen)) return last.items;
    const seen = lastSeen(db, packId);
    return last.items.map((item) => {
      const at = seen.get(item.itemId);
      return at === undefined ? item : item.seenAt(at);
    });
  };
}

type Row = [entry: number, itemId: string, version: number, difficulty: number, stimulusId: string | null];

/** Rows come as arrays: of a pack of 50,000 items an object for each would take longer than all of the drawing. */
function readEdition(db: Db, packId: string, editionId: number): InstalledItem[] {
  const rows = db
    .prepare(
      `SELECT entry, item_id, version, difficulty, stimulus_id FROM edition_item
       WHERE edition_id = ? AND answerable = 1 ORDER BY item_id`,
    )
    .raw(true)
    .all(editionId) as Row[];
  const topicsOf = topicsByEntry(db, editionId);
  const load = (pin: PoolItem) => poolItem(loadItem(db, pin), pin);
  return rows.map(([place, itemId, itemVersion, difficulty, stimulusId]) => {
    const topics = topicsOf.get(place) ?? [];
    return new InstalledItem({ packId, itemId, itemVersion, place, difficulty, stimulusId, topics }, load);
  });
}

/** Whether what can be drawn depends on what the student has done. */
export function asksWhatWasSeen({ sections }: Blueprint): boolean {
  return sections.some(({ draw }) => draw.some(({ avoidSeenDays = 0 }) => avoidSeenDays > 0));
}

/** By item id, in milliseconds since 1970. */
function lastSeen(db: Db, packId: string): Map<string, number> {
  const rows = db
    .prepare(
      `SELECT n.item_id, s.last_at FROM studied_item n JOIN item_state s ON s.item = n.key WHERE n.pack_id = ?`,
    )
    .raw(true)
    .all(packId) as [string, number][];
  return new Map(rows);
}

/** Items of one topic share the list of it. */
function topicsByEntry(db: Db, editionId: number): Map<number, readonly string[]> {
  const rows = db
    .prepare('SELECT entry, topic FROM edition_topic WHERE edition_id = ?')
    .raw(true)
    .all(editionId) as [number, string][];
  const byEntry = new Map<number, readonly string[]>();
  const alone = new Map<string, readonly string[]>();
  for (const [entry, topic] of rows) {
    const known = byEntry.get(entry);
    const one = alone.get(topic) ?? [topic];
    alone.set(topic, one);
    byEntry.set(entry, known === undefined ? one : [...known, topic]);
  }
  return byEntry;
}
