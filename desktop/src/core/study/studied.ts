/** Numbers for the long names that facts carry: of items and of sessions, each this file's own. */
import type { Db } from '#desktop/core/storage/db';
import { createKnownKeys } from './known-keys.ts';

/** Enough for the items of a few packs; what is forgotten is looked up again. */
const bounds = { namesMax: 50_000, groupsMax: 1_000 };

/** Sessions are no part of anything. */
const ungrouped = '';

export interface Studied {
  itemKey(packId: string, itemId: string): number;
  sessionKey(id: string): number;
}

export function createStudied(db: Db): Studied {
  const addItem = db.prepare('INSERT INTO studied_item (pack_id, item_id) VALUES (?, ?)');
  const findItem = db.prepare<{ key: number }>(
    'SELECT key FROM studied_item WHERE pack_id = ? AND item_id = ?',
  );
  const addSession = db.prepare('INSERT INTO studied_session (id) VALUES (?)');
  const findSession = db.prepare<{ key: number }>('SELECT key FROM studied_session WHERE id = ?');
  /** By pack. */
  const items = createKnownKeys(bounds, (packId, itemId) => {
    return findItem.get(packId, itemId)?.key ?? Number(addItem.run(packId, itemId).lastInsertRowid);
  });
  const sessions = createKnownKeys(bounds, (_, id) => {
    return findSession.get(id)?.key ?? Number(addSession.run(id).lastInsertRowid);
  });
  db.onRollback(() => {
    items.clear();
    sessions.clear();
  });
  return {
    itemKey: (packId, itemId) => items.key(packId, itemId),
    sessionKey: (id) => sessions.key(ungrouped, id),
  };
}
