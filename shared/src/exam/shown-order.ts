/** The order in which a question shows its options. */
import type { PoolItem } from './pool.ts';
import type { Share } from './seeded-share.ts';
import { shuffledUnlocked } from './shuffle.ts';

type Shown = Pick<PoolItem, 'type' | 'options' | 'rightOrder'>;

/**
 * True and False keep their natural order. What is to be put in order is shuffled always, since authors tend to write it
 * in the right order, and never shown in it: whoever finds it right would have nothing to do, and so give no answer.
 *
 * @param shuffles whether the options of other types move.
 */
export function shownOrder({ type, options, rightOrder }: Shown, shuffles: boolean, share: Share): string[] {
  if (type === 'true-false' || (type !== 'ordering' && !shuffles)) return options.map(({ id }) => id);
  const order = shuffledUnlocked(options, share);
  const isRight = order.every(({ id }, place) => id === rightOrder?.[place]);
  return (isRight ? turned(order) : order).map(({ id }) => id);
}

/** Those that may move go on by one place, and the last of them comes first. */
function turned<T extends { lockPosition: boolean }>(order: readonly T[]): T[] {
  const free = order.filter((each) => !each.lockPosition);
  const moved = [...free.slice(-1), ...free.slice(0, -1)].values();
  return order.map((each) => (each.lockPosition ? each : (moved.next().value ?? each)));
}
