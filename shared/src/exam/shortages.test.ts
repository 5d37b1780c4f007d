/** A pool that is too small is told with its topic, its reason and its figures, all at once. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { Blueprint, BlueprintDraw } from '../model/blueprint.ts';
import { drawExam } from './draw-exam.ts';
import type { PoolItem } from './pool.ts';
import { poolShortages, shortageSentence } from './shortages.ts';
import { exam, poolItem, poolItems, section } from '../testing/exam-builders.ts';

const nowMs = 1_800_000_000_000;
const dayMs = 86_400_000;
const of = (...draw: BlueprintDraw[]) => exam([section(draw)]);
const sentences = (blueprint: Blueprint, pool: PoolItem[]) =>
  poolShortages(blueprint, pool, nowMs).map((each) => shortageSentence(each));

describe('a shortage', () => {
  it('is none where the exam can be drawn', () => {
    expect(poolShortages(of({ topic: 'A', count: 3 }), poolItems(0, 3), nowMs)).toEqual([]);
  });

  it('names topic, need and stock', () => {
    expect(poolShortages(of({ topic: 'A', count: 5 }), poolItems(0, 3), nowMs)).toEqual([
      {
        sectionIds: ['one'],
        topics: ['A'],
        difficulties: [],
        avoidSeenDays: null,
        needed: 5,
        available: 3,
        seenLately: 0,
      },
    ]);
  });

  it('says when there is nothing at all', () => {
    expect(sentences(of({ topic: 'Logic', count: 1 }), poolItems(0, 3))).toEqual([
      'This exam needs 1 question on "Logic"; there is none.',
    ]);
  });

  it('adds up what several sections ask of a topic', () => {
    const draw = [{ topic: 'A', count: 3 }];
    const halves = exam([section(draw), section(draw, { id: 'two' })]);
    const [shortage] = poolShortages(halves, poolItems(0, 5), nowMs);
    expect(shortage).toMatchObject({ sectionIds: ['one', 'two'], needed: 6, available: 5 });
  });

  it('names the difficulty where only that is short', () => {
    const mix = { easy: 0, medium: 0.5, hard: 0.5 };
    const pool = [...poolItems(0, 20), poolItem(30, { difficulty: 0.9 })];
    expect(sentences(of({ topic: 'A', count: 6, difficultyMix: mix }), pool)).toEqual([
      'This exam needs 3 hard questions on "A"; there is 1.',
    ]);
  });

  it('names the days where questions were seen too lately', () => {
    const seen = poolItems(10, 4, { lastSeenAt: nowMs - dayMs });
    expect(sentences(of({ topic: 'A', count: 5, avoidSeenDays: 30 }), [...poolItems(0, 3), ...seen])).toEqual(
      ['This exam needs 5 questions on "A"; there are 3 that you have not seen in the last 30 days, of 7.'],
    );
  });

  it('names topics together that are short only together', () => {
    const pool = poolItems(0, 5, { topics: ['A', 'B'] });
    expect(sentences(of({ topic: 'A', count: 3 }, { topic: 'B', count: 3 }), pool)).toEqual([
      'This exam needs 6 questions on "A", "B" together; there are 5.',
    ]);
  });

  it('leaves out a topic that has enough', () => {
    const pool = [...poolItems(0, 1), ...poolItems(10, 9, { topics: ['B'] })];
    const blueprint = of({ topic: 'A', count: 2 }, { topic: 'B', count: 3 }, { topic: 'C', count: 1 });
    expect(sentences(blueprint, pool)).toEqual([
      'This exam needs 2 questions on "A"; there is 1.',
      'This exam needs 1 question on "C"; there is none.',
    ]);
  });

  it('is the refusal of the draw, with a line for each topic', () => {
    const blueprint = of({ topic: 'A', count: 2 }, { topic: 'C', count: 1 });
    const draw = () => drawExam({ blueprint, pool: [poolItem(0)], seed: '', nowMs });
    expect(draw).toThrow(AppError);
    expect(draw).toThrow(
      expect.objectContaining({
        code: 'exam.pool-short',
        detail:
          'This exam needs 2 questions on "A"; there is 1. This exam needs 1 question on "C"; there is none.',
        data: {
          issues: [
            { path: 'A', message: 'This exam needs 2 questions on "A"; there is 1.' },
            { path: 'C', message: 'This exam needs 1 question on "C"; there is none.' },
          ],
        },
      }),
    );
  });
});
