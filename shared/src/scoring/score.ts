/** Scores one response to one item, in integer milli-points. */
import { AppError } from '../errors/app-error.ts';
import type { AnswerableItem } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { customCredit } from './custom-credit.ts';
import { numericCorrect } from './numeric.ts';
import { rightMinusWrong } from './right-minus-wrong.ts';

export interface Score {
  scoreMilli: number;
  /** What a fully right response is worth. */
  maxMilli: number;
}

/**
 * A blank (null) scores 0.
 * @throws AppError `response.mismatch` for a response of another type or to options the item lacks,
 *   `response.unreadable` for a typed number that is none.
 */
export function score(item: AnswerableItem, response: Response | null): Score {
  const share = response === null ? 0 : shareOf(item, response);
  return { scoreMilli: Math.round(item.points * share), maxMilli: item.points };
}

/** 0–1 of the item's points. */
function shareOf(item: AnswerableItem, response: Response): number {
  if (item.type === 'numeric') {
    if (response.type !== 'numeric') throw new AppError('response.mismatch');
    return numericCorrect(item, response.text) ? 1 : 0;
  }
  const chosen = chosenOptions(item, response);
  const key = new Set(typeof item.key === 'string' ? [item.key] : item.key);
  if (item.type === 'multiple' && item.scoring === 'right-minus-wrong') return rightMinusWrong(key, chosen);
  if (item.scoring === 'custom-credit') return customCredit(item.options, key, chosen);
  return allOrNothing(key, chosen);
}

function chosenOptions(item: Exclude<AnswerableItem, { type: 'numeric' }>, response: Response): Set<string> {
  if (response.type !== item.type) throw new AppError('response.mismatch');
  const chosen = new Set('optionIds' in response ? response.optionIds : [response.optionId]);
  const known = new Set(item.options.map((option) => option.id));
  for (const id of chosen) {
    if (!known.has(id)) {
      throw new AppError('response.mismatch', { detail: `The question has no option "${id}".` });
    }
  }
  return chosen;
}
