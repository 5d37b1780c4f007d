/** Where a pool has too few questions for a blueprint, and why, to be told before an exam starts. */
import type { Blueprint } from '../model/blueprint.ts';
import { bands } from './difficulty.ts';
import type { Band } from './difficulty.ts';
import { planDrawing } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import type { PoolItem } from './pool.ts';
import { answersWant } from './want.ts';

/** Draws that ask together for more questions than there are. */
export interface Shortage {
  sectionIds: string[];
  /** More than one where their questions overlap, so that the topics are short only together. */
  topics: string[];
  /** The difficulties that are short; empty where it is not a matter of difficulty. */
  difficulties: Band[];
  /** The most days for which a draw leaves out what was seen; null where that leaves out nothing. */
  avoidSeenDays: number | null;
  needed: number;
  available: number;
  /** Questions that would do but for being seen too lately. */
  seenLately: number;
}

/**
 * Every shortage at once; none when the exam can be drawn.
 * @param nowMs milliseconds since 1970, against which `lastSeenAt` is held
 */
export function poolShortages(blueprint: Blueprint, pool: readonly PoolItem[], nowMs: number): Shortage[] {
  return shortagesOf(planDrawing(blueprint, pool, nowMs));
}

export function shortagesOf(drawing: Drawing): Shortage[] {
  const { assignment } = drawing;
  let groups: number[][] = [];
  for (const short of assignment.short) {
    const rivals = new Set(assignment.rivalsOf(short));
    const apart = groups.filter((group) => !group.some((want) => rivals.has(want)));
    const merged = groups.filter((group) => !apart.includes(group)).flat();
    groups = [...apart, [...new Set([...merged, ...rivals])].toSorted((one, other) => one - other)];
  }
  return groups.map((group) => shortageOf(group, drawing));
}

function shortageOf(group: readonly number[], { blueprint, items, wants, takers }: Drawing): Shortage {
  const short = wants.filter((_, at) => group.includes(at));
  const available = items.filter((_, at) => takers[at]?.some((want) => group.includes(want)));
  const seenOrNot = items.filter((item) => short.some((want) => answersWant(item, want)));
  const seenLately = seenOrNot.length - available.length;
  const named = new Set(short.map(({ band }) => band));
  return {
    sectionIds: [...new Set(short.map(({ section }) => blueprint.sections[section]?.id ?? ''))],
    topics: [...new Set(short.map(({ topic }) => topic))],
    difficulties:
      named.has(null) || named.size === bands.length ? [] : bands.filter((band) => named.has(band)),
    avoidSeenDays: seenLately === 0 ? null : Math.max(...short.map(({ avoidSeenDays }) => avoidSeenDays)),
    needed: short.reduce((sum, { count }) => sum + count, 0),
    available: available.length,
    seenLately,
  };
}

const topicsNamedMax = 5;

/** "This exam needs 5 hard questions on “Logic”; there are 3 that you have not seen in the last 30 days, of 6." */
export function shortageSentence(shortage: Shortage, exam = 'This exam'): string {
  const { topics, difficulties, needed, available, avoidSeenDays, seenLately } = shortage;
  const kind = [difficulties.join(' or '), needed === 1 ? 'question' : 'questions'].filter(Boolean).join(' ');
  const named = topics.slice(0, topicsNamedMax).map((topic) => `"${topic}"`);
  const more = topics.length > topicsNamedMax ? ` and ${topics.length - topicsNamedMax} more` : '';
  const together = topics.length > 1 ? ' together' : '';
  const there = available === 0 ? 'there is none' : available === 1 ? 'there is 1' : `there are ${available}`;
  const days = avoidSeenDays === 1 ? 'day' : `${avoidSeenDays} days`;
  const unseen =
    avoidSeenDays === null ? '' : ` that you have not seen in the last ${days}, of ${available + seenLately}`;
  return `${exam} needs ${needed} ${kind} on ${named.join(', ')}${more}${together}; ${there}${unseen}.`;
}
