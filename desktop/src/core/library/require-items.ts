/** Whether all questions of a form are on this device. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Db } from '#desktop/core/storage/db';
import type { ItemPin } from './load-item.ts';

/** @throws AppError item.unknown */
export function requireItems(db: Db, form: readonly ItemPin[]): void {
  const find = db.prepare('SELECT 1 FROM item WHERE pack_id = ? AND item_id = ? AND version = ?');
  const isHere = ({ packId, itemId, itemVersion }: ItemPin) =>
    find.get(packId, itemId, itemVersion) !== undefined;
  if (form.every(isHere)) return;
  throw new AppError('item.unknown', {
    detail: 'The pack of this exam is not installed on this device. Install it from the library.',
  });
}
