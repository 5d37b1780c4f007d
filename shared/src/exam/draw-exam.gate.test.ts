/** Ten thousand generated exams: each draw fills its blueprint, and each refusal is right and names what is short. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { Blueprint, BlueprintDraw } from '../model/blueprint.ts';
import { countsOfMix } from './difficulty.ts';
import { drawExam } from './draw-exam.ts';
import type { DrawnExam } from './draw-exam.ts';
import type { PoolItem } from './pool.ts';
import { seededShare } from './seeded-share.ts';
import type { Share } from './seeded-share.ts';
import { poolShortages } from './shortages.ts';
import { shuffled } from './shuffle.ts';
import { exam, poolItem, section, uuid } from '../testing/exam-builders.ts';

const cases = 10_000;
const nowMs = 1_800_000_000_000;
const dayMs = 86_400_000;
const topicNames = ['A', 'B', 'C', 'D', 'E'];

interface Case {
  blueprint: Blueprint;
  pool: PoolItem[];
}

function generated(number: number): Case {
  const share = seededShare(`case ${number}`);
  const upTo = (max: number) => Math.floor(share() * (max + 1));
  const topics = topicNames.slice(0, 1 + upTo(4));
  const pool = generatedPool(share, topics, upTo(60));
  const draw = (): BlueprintDraw => ({
    topic: topics[upTo(topics.length - 1)] ?? 'A',
    count: 1 + upTo(4),
    ...(share() < 0.25 ? { difficultyMix: mixes[upTo(mixes.length - 1)] } : {}),
    ...(share() < 0.2 ? { avoidSeenDays: upTo(30) } : {}),
  });
  const sections = Array.from({ length: 1 + upTo(2) }, (_, at) =>
    section(Array.from({ length: 1 + upTo(2) }, draw), { id: `s${at}`, shuffleItems: share() < 0.5 }),
  );
  return { blueprint: exam(sections), pool };
}

const mixes = [
  { easy: 0.2, medium: 0.5, hard: 0.3 },
  { easy: 0.333, medium: 0.333, hard: 0.333 },
  { easy: 1, medium: 0, hard: 0 },
  { easy: 0.5, medium: 0, hard: 0.5 },
];

function generatedPool(share: Share, topics: string[], count: number): PoolItem[] {
  const some = <T>(list: readonly T[]) => list[Math.floor(share() * list.length)] as T;
  let stimulusId: string | null = null;
  const pool = Array.from({ length: count }, (_, number) => {
    if (share() < 0.4) stimulusId = share() < 0.5 ? null : uuid(1000 + number);
    return poolItem(number, {
      topics: Array.from({ length: 1 + Math.floor(share() * 3) }, () => some(topics)),
      difficulty: Math.round(share() * 100) / 100,
      stimulusId,
      lastSeenAt: share() < 0.6 ? null : nowMs - Math.floor(share() * 40 * dayMs),
    });
  });
  return shuffled(pool, share);
}

/** The exam's places, each with the test a question must pass to stand there. */
type Place = (item: PoolItem) => boolean;

function placesOf(draws: readonly BlueprintDraw[]): Place[] {
  return draws.flatMap(({ topic, count, difficultyMix, avoidSeenDays }) => {
    const suits = (item: PoolItem) =>
      item.topics.includes(topic) &&
      (!avoidSeenDays || item.lastSeenAt === null || item.lastSeenAt <= nowMs - avoidSeenDays * dayMs);
    if (!difficultyMix) return Array.from({ length: count }, () => suits);
    const { easy, medium, hard } = countsOfMix(count, difficultyMix);
    return [
      ...Array.from({ length: easy }, () => (item: PoolItem) => suits(item) && item.difficulty < 0.35),
      ...Array.from(
        { length: medium },
        () => (item: PoolItem) => suits(item) && item.difficulty >= 0.35 && item.difficulty < 0.55,
      ),
      ...Array.from({ length: hard }, () => (item: PoolItem) => suits(item) && item.difficulty >= 0.55),
    ];
  });
}

/** The most places that different questions can fill, place by place (Kuhn 1955): slow, and unlike what it checks. */
function fillable(places: readonly Place[], pool: readonly PoolItem[]): number {
  const held = new Map<PoolItem, number>();
  const fill = (place: number, tried: Set<PoolItem>): boolean =>
    pool.some((item) => {
      if (tried.has(item) || !places[place]?.(item)) return false;
      tried.add(item);
      const other = held.get(item);
      if (other !== undefined && !fill(other, tried)) return false;
      held.set(item, place);
      return true;
    });
  return places.filter((_, place) => fill(place, new Set())).length;
}

function drawnOrRefused({ blueprint, pool }: Case): DrawnExam | AppError {
  try {
    return drawExam({ blueprint, pool, seed: 'seed', nowMs });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** What is wrong with a drawn exam; null when it keeps every rule. */
function faultOf({ sections, form }: DrawnExam, { blueprint, pool }: Case): string | null {
  const byId = new Map(pool.map((item) => [item.itemId, item]));
  if (new Set(form.map(({ itemId }) => itemId)).size !== form.length) return 'a question stands twice';
  if (sections.map(({ id }) => id).join() !== blueprint.sections.map(({ id }) => id).join())
    return 'sections';
  let next = 0;
  for (const [at, { first, count }] of sections.entries()) {
    const items = form.slice(first, first + count).flatMap(({ itemId }) => byId.get(itemId) ?? []);
    const places = placesOf(blueprint.sections[at]?.draw ?? []);
    if (first !== next || items.length !== places.length)
      return `section ${at} has ${items.length} questions`;
    if (fillable(places, items) !== places.length) return `section ${at} is not what its draws ask for`;
    if (!isTogether(items)) return `section ${at} tears a passage apart`;
    next += count;
  }
  return next === form.length ? null : 'the form is longer than its sections';
}

function isTogether(items: readonly PoolItem[]): boolean {
  return items.every((item, at) => {
    const before = items.findLastIndex((each, i) => i < at && each.stimulusId === item.stimulusId);
    if (item.stimulusId === null || before === -1) return true;
    return before === at - 1 && (items[before]?.place ?? 0) < item.place;
  });
}

/** What is wrong with a refusal; null when it is right. */
function refusalFault(error: AppError, { blueprint, pool }: Case): string | null {
  if (error.code !== 'exam.pool-short') return error.code;
  const places = placesOf(blueprint.sections.flatMap(({ draw }) => draw));
  const missing = places.length - fillable(places, pool);
  if (missing === 0) return 'the blueprint can be filled';
  const shortages = poolShortages(blueprint, pool, nowMs);
  const told = shortages.reduce((sum, { needed, available }) => sum + needed - available, 0);
  if (told !== missing) return `${missing} are missing, ${told} are told`;
  if (shortages.some(({ needed, available }) => needed <= available)) return 'a shortage of nothing';
  const unnamed = shortages
    .flatMap(({ topics }) => topics)
    .find((each) => !error.detail?.includes(`"${each}"`));
  return unnamed === undefined ? null : `${unnamed} is not named`;
}

describe(`of ${cases} generated exams`, () => {
  it('each is drawn as its blueprint says, or refused rightly with the topic named', () => {
    const faults: string[] = [];
    let drawn = 0;
    for (let number = 0; number < cases; number += 1) {
      const one = generated(number);
      const result = drawnOrRefused(one);
      const fault = result instanceof AppError ? refusalFault(result, one) : faultOf(result, one);
      if (fault !== null) faults.push(`case ${number}: ${fault}`);
      if (!(result instanceof AppError)) drawn += 1;
    }
    expect(faults.slice(0, 10)).toEqual([]);
    expect(drawn).toBeGreaterThan(cases / 4);
    expect(cases - drawn).toBeGreaterThan(cases / 4);
  });

  it('each is the same from the same seed, whatever the order of the pool', () => {
    const share = seededShare('orders');
    for (let number = 0; number < cases; number += 10) {
      const one = generated(number);
      const other = drawnOrRefused({ ...one, pool: shuffled(one.pool, share) });
      expect(other, `case ${number}`).toEqual(drawnOrRefused(one));
    }
  });
});
