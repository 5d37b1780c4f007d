/** What a drawn exam looks like: topics, mixes, passages, order, chance. */
import { describe, expect, it } from 'vitest';
import type { Blueprint, BlueprintDraw, BlueprintSection } from '../model/blueprint.ts';
import { drawExam } from './draw-exam.ts';
import type { PoolItem } from './pool.ts';
import { exam, poolItem, poolItems, section, uuid } from '../testing/exam-builders.ts';

const nowMs = 1_800_000_000_000;
const dayMs = 86_400_000;

function drawn(blueprint: Blueprint, pool: PoolItem[], seed = 'seed') {
  const byId = new Map(pool.map((item) => [item.itemId, item]));
  const { sections, form } = drawExam({ blueprint, pool, seed, nowMs });
  const items = form.flatMap(({ itemId }) => byId.get(itemId) ?? []);
  return { sections, form, items, places: items.map(({ place }) => place) };
}

const of = (draw: BlueprintDraw[], over: Partial<BlueprintSection> = {}) => exam([section(draw, over)]);
const passage = (from: number, count: number, over: Partial<PoolItem> = {}) =>
  poolItems(from, count, { stimulusId: uuid(900 + from), ...over });
const seeds = Array.from({ length: 60 }, (_, number) => `seed ${number}`);

describe('the questions', () => {
  it('of each section follow each other, as many as its draws ask for', () => {
    const blueprint = exam([
      section([{ topic: 'A', count: 2 }]),
      section(
        [
          { topic: 'B', count: 1 },
          { topic: 'A', count: 1 },
        ],
        { id: 'two' },
      ),
    ]);
    const { sections, items } = drawn(blueprint, [
      ...poolItems(0, 5),
      ...poolItems(10, 5, { topics: ['B'] }),
    ]);
    expect(sections).toEqual([
      { id: 'one', first: 0, count: 2 },
      { id: 'two', first: 2, count: 2 },
    ]);
    expect(
      items
        .slice(2)
        .flatMap(({ topics }) => topics)
        .toSorted(),
    ).toEqual(['A', 'B']);
  });

  it('of two topics stand for the one that has no other', () => {
    const both = poolItems(0, 2, { topics: ['A', 'B'] });
    const blueprint = of([
      { topic: 'A', count: 2 },
      { topic: 'B', count: 2 },
    ]);
    for (const seed of seeds) {
      const { places } = drawn(blueprint, [...both, ...poolItems(10, 2)], seed);
      expect(places.toSorted((a, b) => a - b)).toEqual([0, 1, 10, 11]);
    }
  });

  it('follow the difficulty mix exactly', () => {
    const pool = [0.2, 0.4, 0.6].flatMap((difficulty, at) => poolItems(at * 20, 20, { difficulty }));
    const mix = { easy: 0.2, medium: 0.5, hard: 0.3 };
    const { items } = drawn(of([{ topic: 'A', count: 10, difficultyMix: mix }]), pool);
    const counts = Map.groupBy(items, ({ difficulty }) => difficulty);
    expect([0.2, 0.4, 0.6].map((each) => counts.get(each)?.length)).toEqual([2, 5, 3]);
  });

  it('are not those seen within the days to avoid, to the millisecond', () => {
    const pool = [
      poolItem(0, { lastSeenAt: nowMs - 7 * dayMs + 1 }),
      poolItem(1, { lastSeenAt: nowMs - 7 * dayMs }),
      poolItem(2, { lastSeenAt: nowMs + dayMs }),
    ];
    expect(drawn(of([{ topic: 'A', count: 1, avoidSeenDays: 7 }]), pool).places).toEqual([1]);
    expect(drawn(of([{ topic: 'A', count: 3, avoidSeenDays: 0 }]), pool).places).toHaveLength(3);
  });

  it('are the newest version where the pool has several', () => {
    const pool = [poolItem(0, { itemVersion: 2 }), poolItem(0, { itemVersion: 3 }), poolItem(0)];
    const { form } = drawn(of([{ topic: 'A', count: 1 }]), pool);
    expect(form).toMatchObject([{ itemId: uuid(0), itemVersion: 3 }]);
  });

  it('are each as likely as the others', () => {
    const times = new Map<number, number>();
    for (let number = 0; number < 4000; number += 1) {
      const { places } = drawn(of([{ topic: 'A', count: 3 }]), poolItems(0, 12), `draw ${number}`);
      for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
    }
    // 1000 each are expected, with a standard deviation of 27.
    expect([...times.values()].every((count) => Math.abs(count - 1000) < 120)).toBe(true);
    expect(times.size).toBe(12);
  });
});

describe('a passage', () => {
  it('comes whole or not at all where singles can fill the rest, in the order of the pack', () => {
    const pool = [...passage(0, 3), ...poolItems(10, 10)];
    const sizes = seeds.map((seed) => {
      const { places } = drawn(of([{ topic: 'A', count: 5 }]), pool, seed);
      const ofPassage = places.filter((place) => place < 3);
      const first = places.indexOf(0);
      if (first !== -1) expect(places.slice(first, first + 3)).toEqual([0, 1, 2]);
      return ofPassage.length;
    });
    expect(new Set(sizes)).toEqual(new Set([0, 3]));
  });

  it('that is too long comes with its first questions', () => {
    expect(drawn(of([{ topic: 'A', count: 3 }]), passage(0, 5)).places).toEqual([0, 1, 2]);
  });

  it('is cut only where whole ones do not add up, and then only one', () => {
    const pool = [...passage(0, 4), ...passage(10, 4), ...passage(20, 4)];
    for (const seed of seeds) {
      const { places } = drawn(of([{ topic: 'A', count: 10 }]), pool, seed);
      const sizes = [0, 10, 20].map((from) => places.filter((at) => at >= from && at < from + 4).length);
      expect(sizes.toSorted((a, b) => a - b)).toEqual([2, 4, 4]);
    }
  });

  it('comes with questions of several topics where the section asks for them', () => {
    const pool = [
      ...passage(0, 2),
      poolItem(2, { topics: ['B'], stimulusId: uuid(900) }),
      ...poolItems(10, 3),
      ...poolItems(20, 3, { topics: ['B'] }),
    ];
    const draw = [
      { topic: 'A', count: 3 },
      { topic: 'B', count: 2 },
    ];
    const sizes = seeds.map((seed) => drawn(of(draw), pool, seed).places.filter((place) => place < 3).length);
    expect(new Set(sizes)).toEqual(new Set([0, 3]));
  });

  it('stands in one section, where others can fill the second', () => {
    const pool = [...passage(0, 2), ...poolItems(10, 6)];
    const halves = exam([
      section([{ topic: 'A', count: 3 }]),
      section([{ topic: 'A', count: 3 }], { id: 'two' }),
    ]);
    for (const seed of seeds) {
      const { places } = drawn(halves, pool, seed);
      const first = places.slice(0, 3).filter((place) => place < 2).length;
      expect(first).not.toBe(1);
    }
  });

  it('that no section can take whole stays in one, its first questions', () => {
    const halves = exam([
      section([{ topic: 'A', count: 3 }]),
      section([{ topic: 'A', count: 3 }], { id: 'two' }),
    ]);
    for (const seed of seeds) {
      const { places } = drawn(halves, [...passage(0, 4), ...passage(10, 4)], seed);
      const sections = [places.slice(0, 3), places.slice(3)].map((each) => each.join());
      expect(sections.toSorted()).toEqual(['0,1,2', '10,11,12']);
    }
  });

  it('is not torn for a section that asks for one of its questions, where the others were too many', () => {
    const pool = [
      ...passage(0, 3),
      poolItem(3, { topics: ['B'], stimulusId: uuid(900) }),
      ...poolItems(10, 3),
      ...poolItems(20, 3, { topics: ['B'] }),
    ];
    const blueprint = exam([
      section([{ topic: 'A', count: 2 }]),
      section([{ topic: 'B', count: 1 }], { id: 'two' }),
    ]);
    for (const seed of seeds)
      expect(Math.min(...drawn(blueprint, pool, seed).places)).toBeGreaterThanOrEqual(10);
  });

  it('comes in two sections rather than leave an exam without questions', () => {
    const halves = exam([
      section([{ topic: 'A', count: 2 }]),
      section([{ topic: 'A', count: 2 }], { id: 'two' }),
    ]);
    expect(drawn(halves, passage(0, 4)).places.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });
});

describe('the order', () => {
  const pool = [...poolItems(0, 6, { topics: ['B'] }), ...poolItems(10, 6)];
  const draw = [
    { topic: 'A', count: 6 },
    { topic: 'B', count: 6 },
  ];

  it('of the questions is random, or that of draws and pack', () => {
    const inOrder = [10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5];
    expect(drawn(of(draw, { shuffleItems: false }), pool).places).toEqual(inOrder);
    expect(drawn(of(draw), pool).places).not.toEqual(inOrder);
  });

  it('of options is random but for locked ones, or that of the author', () => {
    const orders = (over: Partial<BlueprintSection>) =>
      drawn(of(draw, over), pool).form.map(({ optionOrder }) => optionOrder.join(' '));
    expect(new Set(orders({ shuffleOptions: false }))).toEqual(new Set(['x y z all']));
    expect(new Set(orders({})).size).toBeGreaterThan(2);
    expect(orders({}).every((order) => order.endsWith(' all'))).toBe(true);
  });

  it('of True and False stays, and that of what is to be put in order never does', () => {
    const options = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, lockPosition: false }));
    const typed = [
      poolItem(0, { type: 'true-false', options, topics: ['A'] }),
      poolItem(1, { type: 'ordering', options, topics: ['B'] }),
    ];
    const one = [
      { topic: 'A', count: 1 },
      { topic: 'B', count: 1 },
    ];
    for (const shuffleOptions of [true, false]) {
      const { form } = drawn(of(one, { shuffleItems: false, shuffleOptions }), typed);
      expect(form[0]?.optionOrder.join('')).toBe('abcdef');
      expect(form[1]?.optionOrder.join('')).not.toBe('abcdef');
    }
  });

  it('and the choice are others from another seed', () => {
    const forms = seeds.map((seed) => drawn(of([{ topic: 'A', count: 3 }]), pool, seed).places.join());
    expect(new Set(forms).size).toBeGreaterThan(30);
  });
});

describe('a large pool', () => {
  it('of twenty thousand questions of several topics is drawn from at once', () => {
    const topics = Array.from({ length: 100 }, (_, at) => `T${at}`);
    const pool = Array.from({ length: 20_000 }, (_, at) =>
      poolItem(at, {
        topics: [topics[at % 100] ?? '', topics[(at * 7 + 3) % 100] ?? ''],
        stimulusId: at % 10 < 4 ? uuid(100_000 + Math.floor(at / 10)) : null,
      }),
    );
    const startedAt = performance.now();
    const { form } = drawn(of(topics.map((topic) => ({ topic, count: 5 }))), pool);
    expect(form).toHaveLength(500);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
