/** Scores an answer again after its question was corrected. Both scores are kept, and the student is told. */
import type { Attempt } from '../model/attempt.ts';
import type { Item } from '../model/item.ts';
import { plainMarking, type MarkingRules } from '../model/marking.ts';
import { readably } from './readably.ts';
import { score, type Score } from './score.ts';

export interface Regrade {
  /** As it was marked when it was given. */
  before: Score;
  /** By the corrected question; null when it cannot judge the answer, so that `before` stands. */
  after: Score | null;
  /** For the student, by the share of the marks: a correction may also change what the question is worth. */
  change: 'better' | 'worse' | 'none';
}

export interface RegradeInput {
  attempt: Pick<Attempt, 'response' | 'certainty' | 'scoreMilli' | 'maxMilli'>;
  /** The version that the student saw. */
  pinned: Item;
  corrected: Item;
  /** Those of the session or exam that the attempt belongs to. */
  rules?: MarkingRules;
}

/**
 * An answer that the corrected question cannot read keeps its score. So does one that would lose by options, prompts or
 * gaps that came or went: nobody is marked down for what could not be chosen.
 */
export function regrade({ attempt, pinned, corrected, rules = plainMarking }: RegradeInput): Regrade {
  const before: Score = { scoreMilli: attempt.scoreMilli, maxMilli: attempt.maxMilli };
  const marking = { rules, certainty: attempt.certainty ?? null };
  const after = readably(() => score(corrected, attempt.response, marking));
  const change = after === null ? 'none' : changeOf(before, after);
  if (change === 'worse' && !sameParts(pinned, corrected)) return { before, after: null, change: 'none' };
  return { before, after, change };
}

function sameParts(pinned: Item, corrected: Item): boolean {
  const [seen, now] = [partIds(pinned), partIds(corrected)];
  return pinned.type === corrected.type && seen.size === now.size && [...seen].every((id) => now.has(id));
}

/** What the student could choose from or had to fill in. */
function partIds(item: Item): Set<string> {
  const options = 'options' in item ? item.options.map(({ id }) => `option ${id}`) : [];
  if (item.type === 'matching') return new Set([...options, ...item.prompts.map(({ id }) => `prompt ${id}`)]);
  if (item.type === 'cloze') return new Set(item.gaps.map(({ id, kind }) => `${kind} ${id}`));
  return new Set(options);
}

/**
 * Shares are compared crosswise: two thirds of 1000 are 667 and of 2000 are 1333, which differ by no more than the half
 * milli-point that either was rounded by. A question worth nothing has no share.
 */
function changeOf(before: Score, after: Score): Regrade['change'] {
  const comparable = before.maxMilli !== after.maxMilli && before.maxMilli > 0 && after.maxMilli > 0;
  const gain = comparable
    ? after.scoreMilli * before.maxMilli - before.scoreMilli * after.maxMilli
    : after.scoreMilli - before.scoreMilli;
  const roundedBy = comparable ? (before.maxMilli + after.maxMilli) / 2 : 0;
  if (Math.abs(gain) <= roundedBy) return 'none';
  return gain > 0 ? 'better' : 'worse';
}
