/** The key of an item that is typed, as a person reads it. */
import type { Item } from '../model/item.ts';

type NumericKey = Extract<Item, { type: 'numeric' }>['key'];

/** Null where the key is not something that is typed. */
export function typedKeyText(item: Item): string | null {
  if (item.type === 'numeric') return numericText(item.key, item.locale);
  return item.type === 'short-text' ? (item.key.accepted[0] ?? null) : null;
}

/** Such as `9.81 ± 0.05 m/s²`, in the digits and signs of the item's language. */
export function numericText(key: NumericKey, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 12 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 });
  const { kind, amount } = key.tolerance;
  const tolerance = kind === 'absolute' ? format.format(amount) : share.format(amount);
  return [
    format.format(key.value),
    ...(amount === 0 ? [] : [`± ${tolerance}`]),
    ...(key.unit ? [key.unit] : []),
  ].join(' ');
}
