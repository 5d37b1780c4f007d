/** What of a response is right, part by part, as a review shows it. */
import { AppError } from '../errors/app-error.ts';
import type { Item, ItemOf } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { clozeParts } from './cloze.ts';
import { matchingParts } from './matching.ts';
import { numericCorrect } from './numeric.ts';
import { orderingParts, refuseOrder } from './ordering.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { selfGraded } from './self-graded.ts';
import { textCorrect } from './short-text.ts';

/** Items that are answered by choosing options. */
export type ChoiceItem = ItemOf<'single' | 'multiple' | 'true-false'>;

/**
 * By option id for choices (right to choose, or right to leave) and orders; by prompt or gap id for matching and cloze;
 * `answer` for what has one part only.
 * @throws AppError `response.mismatch` for a response of another type or to parts the item lacks,
 *   `response.unreadable` for a typed number that is none.
 */
export function partsOf(item: Item, response: Response): Record<string, boolean> {
  if (item.type === 'numeric' && response.type === 'numeric')
    return { answer: readNumeric(item, response.text) };
  if (item.type === 'short-text' && response.type === 'short-text') {
    return { answer: textCorrect(item.key, item.locale, response.text) };
  }
  if (item.type === 'ordering' && response.type === 'ordering') {
    refuseOrder(item, response.optionIds);
    return orderingParts(item, response.optionIds);
  }
  if (item.type === 'matching' && response.type === 'matching') return matchingParts(item, response.pairs);
  if (item.type === 'cloze' && response.type === 'cloze') return clozeParts(item, response.gaps);
  if (item.type === 'flashcard' && response.type === 'flashcard') {
    return { answer: selfGraded(response.grade) === 1 };
  }
  if (item.type === 'single' || item.type === 'multiple' || item.type === 'true-false') {
    const [key, chosen] = [keyedOptions(item), chosenOptions(item, response)];
    return Object.fromEntries(item.options.map(({ id }) => [id, key.has(id) === chosen.has(id)]));
  }
  throw new AppError('response.mismatch');
}

export function keyedOptions(item: ChoiceItem): Set<string> {
  return new Set(typeof item.key === 'string' ? [item.key] : item.key);
}

/** @throws AppError `response.mismatch`. */
export function chosenOptions(item: ChoiceItem, response: Response): Set<string> {
  if (response.type !== item.type) throw new AppError('response.mismatch');
  const chosen = new Set('optionIds' in response ? response.optionIds : [response.optionId]);
  refuseUnknown('option', item.options, chosen);
  return chosen;
}

function readNumeric({ key, locale }: ItemOf<'numeric'>, text: string): boolean {
  const right = numericCorrect(key, locale, text);
  if (right === undefined) {
    throw new AppError('response.unreadable', { detail: 'Type a number such as 12.5 or 3e-4.' });
  }
  return right;
}
