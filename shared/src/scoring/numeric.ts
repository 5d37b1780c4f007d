/** Whether a typed number is the key, within its tolerance. */
import type { ItemOf } from '../model/item.ts';
import { readNumber } from './read-number.ts';

type NumericKey = ItemOf<'numeric'>['key'];

/** Slack for what binary fractions cannot hold, as a share: 0.1 + 0.2 is within 0 of 0.3. Whole numbers they hold. */
const roundingShare = 4 * Number.EPSILON;

/** @returns undefined when no number can be read: that is to be typed again rather than marked. */
export function numericCorrect(key: NumericKey, locale: string, text: string): boolean | undefined {
  const value = readNumber(text, locale, key.unit);
  if (value === undefined) return undefined;
  const { kind, amount } = key.tolerance;
  const allowed = kind === 'absolute' ? amount : amount * Math.abs(key.value);
  const isWhole = Number.isSafeInteger(value) && Number.isSafeInteger(key.value);
  const rounded = allowed + (isWhole ? 0 : Math.max(Math.abs(value), Math.abs(key.value)));
  return Math.abs(value - key.value) <= allowed + rounded * roundingShare;
}
