/** The item an ask is about: from a published pack, or sent along by the only device that has it. */
import { AppError } from '@answly/shared/errors/app-error';
import type { TutorRequest } from '@answly/shared/http/tutor';
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import type { PublishedItems } from './published-items.ts';

/** @throws AppError item.unknown when no published pack holds that version of the item. */
export async function loadSubject(items: PublishedItems, asked: TutorRequest): Promise<Item> {
  if (asked.ownItem !== undefined) return asked.ownItem;
  const item = await items.load(asked.packId, asked.itemId, asked.itemVersion);
  if (item === undefined) throw new AppError('item.unknown');
  return item;
}

/**
 * The item sent along as one text, the same for the same item; undefined for a published one.
 * @throws AppError when it is another item than the ask names, or longer than a model should read.
 */
export function ownItemText(asked: TutorRequest): string | undefined {
  const { ownItem } = asked;
  if (ownItem === undefined) return undefined;
  if (ownItem.id.toLowerCase() !== asked.itemId || ownItem.version !== asked.itemVersion) {
    throw new AppError('request.invalid', { detail: 'The question sent along is not the one asked about.' });
  }
  const text = JSON.stringify(ownItem);
  if (text.length > limits.tutorOwnItemCharsMax) {
    throw new AppError('request.too-large', { detail: 'This question is too long for the tutor.' });
  }
  return text;
}
