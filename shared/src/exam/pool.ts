/** What an exam is drawn from: of each question only what drawing needs. */
import type { Item } from '../model/item.ts';
import type { Pack } from '../model/pack.ts';

export interface PoolItem {
  packId: string;
  itemId: string;
  itemVersion: number;
  /** Where it stands in its pack; the questions of a passage are shown in this order. */
  place: number;
  type: Item['type'];
  topics: readonly string[];
  /** 0 very easy … 1 very hard. */
  difficulty: number;
  stimulusId: string | null;
  /** Milliseconds since 1970; null when the student has never seen it. */
  lastSeenAt: number | null;
  pointsMilli: number;
  /** Those that are shown in an order; empty for types without. */
  options: readonly { id: string; lockPosition: boolean }[];
  /** Of a question whose options are to be put in order; null for others. */
  rightOrder: readonly string[] | null;
}

/** The questions of a pack that may stand in an exam, as a student who has seen none of them finds it. */
export function packPool({ id, items }: Pick<Pack, 'id' | 'items'>): PoolItem[] {
  return items.flatMap((item, place) =>
    item.status === 'published' ? [poolItem(item, { packId: id, place, lastSeenAt: null })] : [],
  );
}

export function poolItem(
  item: Item,
  { packId, place, lastSeenAt }: Pick<PoolItem, 'packId' | 'place' | 'lastSeenAt'>,
): PoolItem {
  const { id, version, type, topics, difficulty, stimulusId = null } = item;
  const options = 'options' in item ? item.options : [];
  return {
    packId,
    itemId: id,
    itemVersion: version,
    place,
    type,
    topics,
    difficulty,
    stimulusId,
    lastSeenAt,
    pointsMilli: item.points,
    options: options.map((option) => ({ id: option.id, lockPosition: option.lockPosition })),
    rightOrder: item.type === 'ordering' ? item.key : null,
  };
}

/** In an order of its own, each question once, whatever the order of `pool`: of several versions the newest. */
export function orderedPool(pool: readonly PoolItem[]): PoolItem[] {
  const before = (one: PoolItem, other: PoolItem) =>
    compared(one.itemId, other.itemId) ||
    other.itemVersion - one.itemVersion ||
    compared(one.packId, other.packId);
  // A large pool that comes in order, as from an index, is not sorted again.
  const isOrdered = pool.every((item, at) => at === 0 || before(pool[at - 1] ?? item, item) <= 0);
  const ordered = isOrdered ? pool : pool.toSorted(before);
  return ordered.filter(({ itemId }, at) => itemId !== ordered[at - 1]?.itemId);
}

/** By code units, as on every machine; a locale's order is not. */
export function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
