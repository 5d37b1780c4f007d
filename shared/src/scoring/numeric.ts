/** Whether a typed number is the key, within its tolerance. */
import { AppError } from '../errors/app-error.ts';
import type { AnswerableItem } from '../model/item.ts';
import { readNumber } from './read-number.ts';

type NumericItem = Extract<AnswerableItem, { type: 'numeric' }>;

/** Slack for what binary fractions cannot hold: 0.1 + 0.2 is within 0 of 0.3. */
const roundingShare = 1e-9;

/** @throws AppError `response.unreadable`. */
export function numericCorrect({ key, locale }: NumericItem, text: string): boolean {
  const value = readNumber(text, locale, key.unit);
  if (value === undefined) {
    throw new AppError('response.unreadable', { detail: 'Type a number such as 12.5 or 3e-4.' });
  }
  const { kind, amount } = key.tolerance;
  const allowed = kind === 'absolute' ? amount : amount * Math.abs(key.value);
  return Math.abs(value - key.value) <= allowed + Math.abs(key.value) * roundingShare;
}
