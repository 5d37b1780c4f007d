/**
 * Settles by chance which questions an exam has, passages kept whole where that can be done.
 *
 * What its author expects of a passage: reading it is paid once, so all its questions that the section asks for come with
 * it, and it stands in one section only. Singles and passages are offered in random order, a passage all or nothing. Only
 * what cannot be filled so is filled from a part of a passage: its first questions in the pack's order, as many as fit, of
 * as few passages as chance allows. A passage comes a second time, in another section, only where nothing else is left.
 */
import type { Assignment } from './assignment.ts';
import type { Drawing } from './drawing.ts';
import type { PoolItem } from './pool.ts';
import type { Share } from './seeded-share.ts';
import { shuffled } from './shuffle.ts';

type Choosing = Drawing & { share: Share };

/** @param drawing full; afterwards all that stands in its assignment is settled */
export function chooseItems(drawing: Drawing, share: Share): void {
  const choosing = { ...drawing, share };
  const { assignment, wants } = drawing;
  const total = wants.reduce((sum, { count }) => sum + count, 0);
  const units = shuffled(unitsOf(choosing), share);
  const sets = units.filter((unit) => unit.length > 1);
  const rounds: ((unit: number[]) => void)[] = [
    (unit) => (unit.length > 1 ? keepWhole(unit, choosing) : keepAny(unit, assignment)),
    (unit) => keepPart(unit, choosing),
    (unit) => keepAny(unit, assignment),
  ];
  for (const [round, keep] of rounds.entries()) {
    for (const unit of round === 0 ? units : sets) {
      if (assignment.keptCount === total) return;
      keep(unit);
    }
  }
}

/** Questions by number, each alone or with the others of its passage in the pack's order. */
function unitsOf({ items, takers }: Drawing): number[][] {
  const units: number[][] = [];
  const passages = new Map<string, number[]>();
  // In the order of their first questions. Most stand alone: a large pool is walked without a map of them.
  for (const [item, each] of items.entries()) {
    if ((takers[item]?.length ?? 0) === 0) continue;
    const key = unitOf(each);
    const known = key === null ? undefined : passages.get(key);
    if (known !== undefined) {
      known.push(item);
      continue;
    }
    const unit = [item];
    units.push(unit);
    if (key !== null) passages.set(key, unit);
  }
  const place = (item: number) => items[item]?.place ?? 0;
  for (const unit of passages.values()) unit.sort((one, other) => place(one) - place(other));
  return units;
}

/** What holds the questions of one passage together; null for a question that stands alone. */
export function unitOf(item: PoolItem | undefined): string | null {
  return item?.stimulusId ? `${item.packId} ${item.stimulusId}` : null;
}

function keepAny(unit: readonly number[], assignment: Assignment): void {
  for (const item of unit) if (!assignment.isKept(item)) assignment.keep(item, null);
}

/** A passage goes whole into a section that asks for most of its questions, or stays out for now. */
function keepWhole(unit: number[], choosing: Choosing): void {
  const sections = sectionsOf(unit, choosing);
  const most = Math.max(...sections.map(({ items }) => items.length));
  for (const { section, items } of sections) {
    if (items.length < most) continue;
    if (keptIn(section, items, choosing.assignment).length === items.length) return;
    items.forEach((item) => choosing.assignment.release(item));
  }
}

/** As many of a passage's first questions as fit, in the section where most do. */
function keepPart(unit: number[], choosing: Choosing): void {
  const { assignment } = choosing;
  if (unit.some((item) => assignment.isKept(item))) return;
  let best: { section: number; items: number[] } | undefined;
  for (const { section, items } of sectionsOf(unit, choosing)) {
    const kept = keptIn(section, items, assignment);
    kept.forEach((item) => assignment.release(item));
    if (kept.length > (best?.items.length ?? 0)) best = { section, items: kept };
  }
  if (best !== undefined) keptIn(best.section, best.items, assignment);
}

function keptIn(section: number, items: readonly number[], assignment: Assignment): number[] {
  return items.filter((item) => assignment.keep(item, section));
}

/** The sections that ask for any of a passage, in random order, each with what it asks for. */
function sectionsOf(unit: number[], { takers, wants, share }: Choosing) {
  const sectionsBy = (item: number) => new Set(takers[item]?.map((want) => wants[want]?.section ?? 0));
  const found = new Map<number, number[]>();
  for (const item of unit) {
    for (const section of sectionsBy(item)) found.set(section, [...(found.get(section) ?? []), item]);
  }
  return shuffled(
    Array.from(found, ([section, items]) => ({ section, items })),
    share,
  );
}
