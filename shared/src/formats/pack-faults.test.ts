/** What is wrong between the parts of a pack, and which media it needs. */
import { describe, expect, it, test } from 'vitest';
import type { Item } from '../model/item.ts';
import { pack } from '../model/pack.ts';
import type { Pack } from '../model/pack.ts';
import { exam, section, uuid } from '../testing/exam-builders.ts';
import { buildItem, buildOptions } from '../testing/build-item.ts';
import { mediaHashesOf, packFaults } from './pack-faults.ts';

function packOf(over: Partial<Pack>): Pack {
  const items = [1, 2, 3].map((number) => ({
    id: uuid(number),
    version: 1,
    locale: 'en',
    type: 'flashcard',
    stem: `What is ${number}?`,
    back: 'A number.',
    topics: ['A'],
  }));
  return { ...pack.parse({ id: uuid(9), version: 1, title: 'Numbers', locale: 'en', items }), ...over };
}

const three = exam([section([{ topic: 'A', count: 3, avoidSeenDays: 30 }])]);

it('finds a text that the cloud could publish and never read again', () => {
  const whole = packOf({});
  const [first, ...rest] = whole.items;
  const items = first === undefined ? rest : [{ ...first, topics: ['A', 'half \ud83d'] }, ...rest];
  expect(packFaults({ ...whole, items })).toEqual([
    `Question ${uuid(1)} holds a NUL or half a character, which is no text.`,
  ]);
  expect(packFaults(packOf({ title: 'a\0b' }))).toEqual([
    'What the pack says of itself, its exams or its media holds a NUL or half a character, which is no text.',
  ]);
});

it('names what is there twice, and what is named and not there', () => {
  const passage = { id: uuid(5), version: 1, locale: 'en', title: '', content: 'Read.', itemIds: [uuid(7)] };
  const figure = { sha256: 'b'.repeat(64), name: 'a.png', mime: 'image/png' as const, bytes: 1 };
  const [first, ...rest] = packOf({}).items;
  const shown = `![A](media:${'c'.repeat(64)})`;
  const lost = first === undefined ? [] : [{ ...first, stem: shown, stimulusId: uuid(6) }];
  expect(packFaults(packOf({ items: [...lost, ...rest, ...rest], stimuli: [passage, passage] }))).toEqual([
    `Two passages have the id ${uuid(5)}.`,
    `Question ${uuid(1)} belongs to the passage ${uuid(6)}, which the pack does not hold.`,
    `Question ${uuid(1)} shows media:${'c'.repeat(64)}, which the pack does not hold.`,
    `Two questions have the id ${uuid(2)}.`,
    `Two questions have the id ${uuid(3)}.`,
    `Passage ${uuid(5)} names the question ${uuid(7)}, which the pack does not hold.`,
    `Passage ${uuid(5)} names the question ${uuid(7)}, which the pack does not hold.`,
  ]);
  expect(packFaults(packOf({ media: [figure, figure] }))).toEqual([
    `The media list ${'b'.repeat(64)} twice.`,
  ]);
});

describe('the exams of a pack', () => {
  it('are right where its questions fill them', () => {
    expect(packFaults(packOf({ blueprints: [three] }))).toEqual([]);
  });

  it('are faulty where its published questions never can', () => {
    const whole = packOf({ blueprints: [three] });
    const [first, ...rest] = whole.items;
    const drafted = first === undefined ? rest : [{ ...first, status: 'draft' as const }, ...rest];
    expect(packFaults({ ...whole, items: drafted })).toEqual([
      'The exam "Mock exam" needs 3 questions on "A"; there are 2.',
    ]);
  });

  it('are faulty where two have one id, or their own parts disagree', () => {
    const twice = { ...three, sections: [...three.sections, section([{ topic: 'A', count: 1 }])] };
    expect(packFaults(packOf({ blueprints: [three, twice] }))).toEqual([
      `Two exams have the id ${three.id}.`,
      'In the exam "Mock exam": Two sections have the id "one".',
      'The exam "Mock exam" needs 4 questions on "A"; there are 3.',
    ]);
  });
});

const hash = 'a'.repeat(64);
const picture = `![A figure](media:${hash})`;
const options = [{ id: 'a', content: picture }, ...buildOptions('b', 'c', 'd')];

test.each<[string, Item]>([
  ['stem', buildItem('single', { stem: picture })],
  ['option', buildItem('ordering', { options })],
  ['prompt', buildItem('matching', { prompts: [{ id: 'p', content: picture }], key: { p: 'b' } })],
  [
    'option of a gap',
    buildItem('cloze', { stem: '{{g}}', gaps: [{ kind: 'select', id: 'g', options, key: 'b' }] }),
  ],
  ['words on a mistake', buildItem('numeric', { mistakes: [{ id: 'm', matches: '2', rationale: picture }] })],
  ['back of a card', buildItem('flashcard', { back: picture })],
])('a picture in the %s is found', (_, item) => expect(mediaHashesOf(item)).toEqual([hash]));

test('a text that is all beginnings of pictures is read once, not once for each', () => {
  const stem = `](media:${'!['.repeat(9_900)}`;
  const items = Array.from({ length: 40 }, () => ({ ...buildItem('flashcard'), stem }));
  const startedMs = performance.now();
  expect(items.flatMap(mediaHashesOf)).toEqual([]);
  expect(performance.now() - startedMs).toBeLessThan(500);
});
