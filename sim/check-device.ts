/** What must be true of a device at any moment. */
import { digestOf } from '@answly/shared/sync/digest';
import type { Device } from './device.ts';
import { placeOf } from './place.ts';
import { promise } from './violation.ts';
import type { World } from './world.ts';

/** SY3: the cursor stands on rows that are here, every one of them. @throws Violation */
export function checkCursor({ mirror }: World, device: Device): void {
  const { cursor, epoch, sum } = placeOf(device);
  // Of a history that is no more nothing is known; the device will find out.
  const before = digestOf(mirror.ids.slice(0, cursor));
  if (epoch !== mirror.epoch || before.count !== cursor || before.sum !== sum) return;
  if (cursor < device.cursorSeen) device.cursorSeen = 0;
  const find = device.running.db.prepare('SELECT 1 FROM fact WHERE id = ?');
  for (; device.cursorSeen < cursor; device.cursorSeen++) {
    const held = find.get(mirror.ids[device.cursorSeen]) !== undefined;
    const told = () => `device ${device.index} is at ${cursor} and does not hold ${device.cursorSeen + 1}`;
    promise('cursor-behind-rows', held, told);
  }
}
