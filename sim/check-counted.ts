/** Each attempt counts once, and none that a standing reset of progress has hidden (SY13). */
import type { Stored } from './check-quiet.ts';
import type { Device } from './device.ts';
import { promise } from './violation.ts';
import type { World } from './world.ts';

/** Counts in its own way, from what was written and when the server says it took effect. @throws Violation */
export async function checkCounted(world: World, device: Device, stored: Map<string, Stored>): Promise<void> {
  const done = countedOf(world, stored);
  const { attemptsEver, days } = await device.running.core.handlers['stats.progress']({});
  promise(
    'counted-once',
    attemptsEver === done,
    () => `device ${device.index} counts ${attemptsEver} of ${done}`,
  );
  const onDays = days.reduce((sum, { attempts }) => sum + attempts, 0);
  promise(
    'counted-once',
    onDays === done,
    () => `the days of device ${device.index} hold ${onDays} of ${done}`,
  );
}

function countedOf({ ledger }: World, stored: Map<string, Stored>): number {
  const written = [...stored].map(([id, { effectiveAt }]) => ({
    id,
    effectiveAt,
    ...ledger.entries.get(id),
  }));
  const undone = new Set(written.map(({ undoes }) => undoes));
  const standing = written.filter(({ id, resetOf }) => resetOf !== undefined && !undone.has(id));
  const isHidden = (packId: string, effectiveAt: number) =>
    standing.some(
      (reset) => (reset.resetOf === '' || reset.resetOf === packId) && effectiveAt <= reset.effectiveAt,
    );
  return written.filter(
    ({ attemptOf, effectiveAt }) => attemptOf !== undefined && !isHidden(attemptOf, effectiveAt),
  ).length;
}
