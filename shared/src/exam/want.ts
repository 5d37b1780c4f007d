/** What a blueprint asks for, part by part: so many questions of a topic, where it says so of one difficulty. */
import type { Blueprint, BlueprintDraw } from '../model/blueprint.ts';
import { bandOf, bands, countsOfMix } from './difficulty.ts';
import type { Band } from './difficulty.ts';
import type { PoolItem } from './pool.ts';

const dayMs = 86_400_000;

export interface Want {
  /** Position of the section in the blueprint. */
  section: number;
  /** Position of the draw in its section. */
  draw: number;
  topic: string;
  /** Null: of any difficulty. */
  band: Band | null;
  /** Zero: seen or not. */
  avoidSeenDays: number;
  count: number;
}

/** A draw without a mix is one want, a draw with a mix one for each difficulty it asks for. */
export function wantsOf({ sections }: Pick<Blueprint, 'sections'>): Want[] {
  return sections.flatMap((section, at) =>
    section.draw.flatMap((draw, drawAt) =>
      countsOf(draw).map(({ band, count }) => ({
        section: at,
        draw: drawAt,
        topic: draw.topic,
        band,
        avoidSeenDays: draw.avoidSeenDays ?? 0,
        count,
      })),
    ),
  );
}

function countsOf({ count, difficultyMix }: BlueprintDraw): Pick<Want, 'band' | 'count'>[] {
  if (difficultyMix === undefined) return [{ band: null, count }];
  const counts = countsOfMix(count, difficultyMix);
  return bands.map((band) => ({ band, count: counts[band] })).filter((part) => part.count > 0);
}

/** Is the question one of those the want asks for, seen or not? */
export function answersWant({ topics, difficulty }: PoolItem, { topic, band }: Want): boolean {
  return topics.includes(topic) && (band === null || bandOf(difficulty) === band);
}

/** Has the student seen it too lately for this want? */
export function seenTooLately({ lastSeenAt }: PoolItem, { avoidSeenDays }: Want, nowMs: number): boolean {
  return avoidSeenDays > 0 && lastSeenAt !== null && nowMs - lastSeenAt < avoidSeenDays * dayMs;
}

/** For each question the positions of the wants that can take it. */
export function takersOf(pool: readonly PoolItem[], wants: readonly Want[], nowMs: number): number[][] {
  const byTopic = Map.groupBy(wants.keys(), (at) => wants[at]?.topic ?? '');
  const isPlain = (topic: string) =>
    (byTopic.get(topic) ?? []).every((at) => wants[at]?.band === null && wants[at].avoidSeenDays === 0);
  const plain = new Set([...byTopic.keys()].filter((topic) => isPlain(topic)));
  return pool.map((item) => {
    const [only = '', ...others] = item.topics;
    // Most questions of most pools: they share one list.
    if (others.length === 0 && (plain.has(only) || !byTopic.has(only))) return byTopic.get(only) ?? [];
    return [...new Set(item.topics)]
      .flatMap((topic) => byTopic.get(topic) ?? [])
      .filter((at) => {
        const want = wants[at];
        return want !== undefined && answersWant(item, want) && !seenTooLately(item, want, nowMs);
      });
  });
}
