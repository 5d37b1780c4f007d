/** Scores one response to one item, in integer milli-points. */
import type { Certainty } from '../model/self-judgement.ts';
import type { Item } from '../model/item.ts';
import { plainMarking, type MarkingRules } from '../model/marking.ts';
import type { Response } from '../model/response.ts';
import { isBlank } from './blank.ts';
import { certaintyFactor, certaintyFactorMax } from './certainty.ts';
import { lossMilli } from './negative.ts';
import { shareOf } from './share.ts';

export interface Score {
  scoreMilli: number;
  /** What a fully right response is worth, under certainty marking to a student who is sure. */
  maxMilli: number;
}

/** The rules of the session or exam, and how certain the student said to be. */
export interface Marking {
  rules: MarkingRules;
  certainty: Certainty | null;
}

const plain: Marking = { rules: plainMarking, certainty: null };

/**
 * A blank (null, or a response with nothing in it) scores 0 by all rules; an unfinished one is scored for what is there.
 * @throws AppError `response.mismatch` for a response of another type or to parts the item lacks,
 *   `response.unreadable` for a typed number that is none.
 */
export function score(item: Item, response: Response | null, marking: Marking = plain): Score {
  const { rules } = marking;
  const maxMilli = maxMilliOf(item.points, rules);
  if (response === null) return { scoreMilli: 0, maxMilli };
  const share = shareOf(item, response);
  if (isBlank(response)) return { scoreMilli: 0, maxMilli };
  const earned = markedMilli(item, share, marking);
  return { scoreMilli: Math.max(rules.floorMilli ?? earned, earned), maxMilli };
}

/** What a fully right response earns at most to a question of so many milli-points. */
export function maxMilliOf(pointsMilli: number, { certainty }: Pick<MarkingRules, 'certainty'>): number {
  return pointsMilli * (certainty ? certaintyFactorMax : 1);
}

/** In whole milli-points, a half rounded up. */
function markedMilli(item: Item, share: number, { rules, certainty }: Marking): number {
  if (rules.certainty) return whole(item.points * certaintyFactor(share, certainty));
  return share > 0 ? whole(item.points * share) : whole(-lossMilli(item, rules.negative));
}

/** Never −0, which is told apart from 0 when results are compared. */
function whole(milli: number): number {
  return Math.round(milli) + 0;
}
