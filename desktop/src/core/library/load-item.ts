/** Reads installed items and passages, any version that was ever here. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Item } from '@answly/shared/model/item';
import type { Stimulus } from '@answly/shared/model/stimulus';
import type { Db } from '#desktop/core/storage/db';

export interface ItemPin {
  packId: string;
  itemId: string;
  itemVersion: number;
}

/** @throws AppError `item.unknown` when the pack that held it is not installed here. */
export function loadItem(db: Db, pin: ItemPin): Item {
  const row = db
    .prepare<{ body: string }>('SELECT body FROM item WHERE pack_id = ? AND item_id = ? AND version = ?')
    .get(pin.packId, pin.itemId, pin.itemVersion);
  if (!row) {
    throw new AppError('item.unknown', {
      detail:
        'The pack this question comes from is not installed on this device. Install it from the library.',
    });
  }
  return JSON.parse(row.body) as Item;
}

/** The version of an item that is in the installed pack now. */
export function loadCurrentItem(db: Db, packId: string, itemId: string): Item {
  const row = db
    .prepare<{ body: string }>(
      `SELECT body FROM edition JOIN edition_item ON edition_id = edition.id JOIN item ON item.key = item_key
       WHERE edition.pack_id = ? AND state = 'current' AND edition_item.item_id = ?`,
    )
    .get(packId, itemId);
  if (!row) throw new AppError('item.unknown');
  return JSON.parse(row.body) as Item;
}

/** The newest version of a passage, or null where the item has none or it is not here. */
export function loadStimulus(db: Db, packId: string, stimulusId: string | undefined): Stimulus | null {
  if (stimulusId === undefined) return null;
  const row = db
    .prepare<{ body: string }>(
      'SELECT body FROM stimulus WHERE pack_id = ? AND stimulus_id = ? ORDER BY version DESC LIMIT 1',
    )
    .get(packId, stimulusId);
  return row ? (JSON.parse(row.body) as Stimulus) : null;
}
