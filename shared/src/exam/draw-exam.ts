/** Draws the form of a mock exam from its blueprint. */
import { AppError } from '../errors/app-error.ts';
import type { Blueprint, BlueprintSection } from '../model/blueprint.ts';
import type { FormEntry } from '../model/session.ts';
import { chooseItems, unitOf } from './choose-items.ts';
import { planDrawing } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import { compared } from './pool.ts';
import type { PoolItem } from './pool.ts';
import { seededShare } from './seeded-share.ts';
import type { Share } from './seeded-share.ts';
import { shortageSentence, shortagesOf } from './shortages.ts';
import { shownOrder } from './shown-order.ts';
import { shuffled } from './shuffle.ts';

export interface ExamDraw {
  blueprint: Blueprint;
  /** In any order. A question in it twice counts once. */
  pool: readonly PoolItem[];
  /** Any text; the same seed, blueprint and pool give the same exam. */
  seed: string;
  /** Milliseconds since 1970, against which `lastSeenAt` is held. */
  nowMs: number;
}

export interface DrawnExam {
  /** In the blueprint's order: `count` entries of the form from `first` on. */
  sections: { id: string; first: number; count: number }[];
  form: FormEntry[];
}

interface Drawn {
  item: PoolItem;
  /** Position of its draw in the section. */
  draw: number;
}

/**
 * Every draw gets its count, by its difficulty mix exactly; no question stands in an exam twice. `choose-items` says what
 * becomes of passages.
 * @throws AppError `exam.pool-short` when no choice of questions fills the blueprint, naming each topic that is short
 */
export function drawExam({ blueprint, pool, seed, nowMs }: ExamDraw): DrawnExam {
  const drawing = planDrawing(blueprint, pool, nowMs);
  refuseShortages(drawing);
  const share = seededShare(seed);
  chooseItems(drawing, share);

  const exam: DrawnExam = { sections: [], form: [] };
  for (const [at, section] of blueprint.sections.entries()) {
    const drawn = drawnFor(at, drawing);
    exam.sections.push({ id: section.id, first: exam.form.length, count: drawn.length });
    for (const item of inOrder(drawn, section, share)) exam.form.push(formEntryOf(item, section, share));
  }
  return exam;
}

function drawnFor(section: number, { items, wants, assignment }: Drawing): Drawn[] {
  const numbered = wants.flatMap((want, at) =>
    want.section === section
      ? Array.from(assignment.standing(at), (number) => ({ number, draw: want.draw }))
      : [],
  );
  return numbered
    .toSorted((one, other) => one.number - other.number)
    .flatMap(({ number, draw }) => {
      const item = items[number];
      return item === undefined ? [] : [{ item, draw }];
    });
}

function refuseShortages(drawing: Drawing): void {
  const shortages = shortagesOf(drawing);
  if (shortages.length === 0) return;
  const issues = shortages.map((each) => ({
    path: each.topics.join(', '),
    message: shortageSentence(each),
  }));
  const detail = issues.map(({ message }) => message).join(' ');
  throw new AppError('exam.pool-short', { detail, data: { issues } });
}

/** Questions about one passage follow each other in the pack's order, where the first of them stands. */
function inOrder(drawn: readonly Drawn[], { shuffleItems }: BlueprintSection, share: Share): PoolItem[] {
  const byDraw = drawn.toSorted(
    (one, other) =>
      one.draw - other.draw ||
      compared(one.item.packId, other.item.packId) ||
      one.item.place - other.item.place,
  );
  const units = Map.groupBy(byDraw, ({ item }) => unitOf(item) ?? item);
  const blocks = [...units.values()].map((unit) =>
    unit.map(({ item }) => item).toSorted((one, other) => one.place - other.place),
  );
  return (shuffleItems ? shuffled(blocks, share) : blocks).flat();
}

function formEntryOf(item: PoolItem, { shuffleOptions }: BlueprintSection, share: Share): FormEntry {
  const { packId, itemId, itemVersion, pointsMilli } = item;
  return { packId, itemId, itemVersion, optionOrder: shownOrder(item, shuffleOptions, share), pointsMilli };
}
