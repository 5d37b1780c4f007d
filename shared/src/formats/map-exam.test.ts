/** A map's exam comes with the pack, drawing from the topics that were imported. */
import { describe, expect, it } from 'vitest';
import { buildMap, importRows } from '../testing/import-rows.ts';
import type { ColumnMap } from './column-map.ts';

const mapOf = (over: object) => buildMap({ options: ['a', 'b'], ...over });
const importing = (rows: object[], map: ColumnMap) => importRows(rows, { map });

const row = { id: '1', q: 'Which is even?', a: 'Three', b: 'Four', key: 'B', tags: '' };

describe('the exam of a map', () => {
  const exam = { title: 'Mock', drawPerTopic: 2, passPercent: 74 };
  const topics = [
    { column: 'id', take: 1 },
    { column: 'id', take: 2 },
  ];
  const rowsOf = (...ids: string[]) => ids.map((id) => ({ ...row, id, q: `Is ${id} even?` }));
  const made = (rows: object[], over: object = {}) => {
    const { pack, report } = importing(rows, mapOf({ topics, exam: { ...exam, ...over } }));
    const [blueprint] = pack?.blueprints ?? [];
    const draw = blueprint?.sections.flatMap((section) => section.draw);
    return { blueprint, report, draws: draw?.map(({ topic, count }) => `${topic} ${count}`) };
  };

  it('draws from each topic of the last rule, and rounds its pass mark up', () => {
    const { blueprint, report, draws } = made(rowsOf('T1a', 'T1b', 'T2a', 'T2b', 'T2c'));
    expect(draws).toEqual(['T1 2', 'T2 2']);
    expect(blueprint).toMatchObject({ title: 'Mock', passMilli: 3000, sections: [{ timeLimitMs: null }] });
    expect(report.notes).toBeUndefined();
  });

  it('has the time limit of the map, and the same id at every import', () => {
    const rows = rowsOf('T1a', 'T1b');
    const { blueprint } = made(rows, { timeLimitMinutes: 60 });
    expect(blueprint?.sections[0]?.timeLimitMs).toBe(3_600_000);
    expect(made(rows).blueprint?.id).toBe(blueprint?.id);
  });

  it.each([
    { count: 35, percent: 74, pass: 26 },
    { count: 50, percent: 74, pass: 37 },
    { count: 10, percent: 70, pass: 7 },
    { count: 100, percent: 55.1, pass: 56 },
    { count: 1, percent: 0, pass: 0 },
  ])('of $count questions passes $percent % at $pass', ({ count, percent, pass }) => {
    const rows = rowsOf(...Array.from({ length: count }, (_, at) => `T1 ${at}`));
    const { blueprint } = made(rows, { drawPerTopic: count, passPercent: percent });
    expect(blueprint?.passMilli).toBe(pass * 1000);
  });

  it('draws what a topic has where that is less, and the report says so', () => {
    const { draws, report } = made(rowsOf('T1a', 'T2a', 'T2b', 'T1'));
    expect(draws).toEqual(['T1 2', 'T2 2']);
    expect(report.notes).toBeUndefined();
    const short = made(rowsOf('T1a', 'T2a', 'T2b'));
    expect(short.draws).toEqual(['T1 1', 'T2 2']);
    expect(short.report.notes).toEqual([
      {
        place: 'the exam',
        code: 'exam.topic-short',
        message: 'The exam: it draws fewer than 2 questions of "T1", which have no more.',
      },
    ]);
  });

  it('shares questions of two topics out between them', () => {
    const map = mapOf({ topics: [{ column: 'tags' }], exam: { ...exam, drawPerTopic: 1 } });
    const both = { ...row, tags: ['A', 'B'] };
    const rows = [
      { ...both, tags: ['A'] },
      { ...both, id: '2', q: 'Two?' },
    ];
    expect(importing(rows, map).pack?.blueprints[0]?.sections[0]?.draw).toEqual([
      { topic: 'A', count: 1 },
      { topic: 'B', count: 1 },
    ]);
    const [draw, ...more] = importing([both], map).pack?.blueprints[0]?.sections[0]?.draw ?? [];
    expect([draw?.count, more]).toEqual([1, []]);
  });

  it('is left out where it would be too long, or has no topic to draw from', () => {
    const many = made(rowsOf('T1a', 'T2a'), { drawPerTopic: 251 });
    expect([many.blueprint, many.report.notes?.[0]?.code]).toEqual([undefined, 'exam.too-long']);
    const map = mapOf({ topics: [{ column: 'tags' }], exam });
    const none = importing([{ ...row, tags: '' }], map);
    expect([none.pack?.blueprints, none.report.notes?.[0]?.code]).toEqual([[], 'exam.no-topics']);
  });

  it('draws from no topic of a row that was refused', () => {
    expect(made([...rowsOf('T1a', 'T1b'), { ...row, id: 'T2a', key: 'Z' }]).draws).toEqual(['T1 2']);
  });
});
