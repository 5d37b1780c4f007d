/** Checks an order that was given, and tells what of it is right. */
import { AppError } from '../errors/app-error.ts';
import type { ItemOf } from '../model/item.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** @throws AppError `response.mismatch` for an option that the item lacks or that is placed twice. */
export function refuseOrder({ options }: ItemOf<'ordering'>, order: readonly string[]): void {
  refuseUnknown('option', options, order);
  if (new Set(order).size !== order.length) {
    throw new AppError('response.mismatch', { detail: 'An option was placed twice.' });
  }
}

/** The rule "exact": every option stands, and in its place. */
export function sameOrder(key: readonly string[], order: readonly string[]): boolean {
  return key.length === order.length && key.every((id, index) => order[index] === id);
}

/**
 * By the rule "adjacent pairs" an option is right behind the one before it in the key (the first: in front); otherwise it
 * is right in its own place.
 * @returns by option id.
 */
export function orderingParts(
  { key, scoring }: ItemOf<'ordering'>,
  order: readonly string[],
): Record<string, boolean> {
  const inPairs = scoring === 'adjacent-pairs';
  const rightAt = (id: string, index: number) => {
    const place = order.indexOf(id);
    if (place === -1) return false;
    return inPairs && index > 0 ? place > 0 && order[place - 1] === key[index - 1] : place === index;
  };
  return Object.fromEntries(key.map((id, index) => [id, rightAt(id, index)]));
}
