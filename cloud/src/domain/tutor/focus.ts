/** What an explanation is about: one option of the item, or the item as a whole. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Item, Option } from '@answly/shared/model/item';

export type Focus = { kind: 'item' } | { kind: 'option'; option: Option };

/** @throws AppError request.invalid when the item has no such option. */
export function focusOf(item: Item, optionId: string | undefined): Focus {
  if (optionId === undefined) return { kind: 'item' };
  const option = 'options' in item ? item.options.find((each) => each.id === optionId) : undefined;
  if (option === undefined) {
    throw new AppError('request.invalid', { detail: `The question has no option "${optionId}".` });
  }
  return { kind: 'option', option };
}
