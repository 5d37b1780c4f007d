/** The process of a core that is told what to do. */
import { problemOf } from '@answly/shared/errors/problem-of';
import { createManualTimers } from './manual-timers.ts';
import { openTestCore, type TestCore } from './test-core.ts';
import type { Order, Told, ToldCoreParts } from './told-core.ts';

const { folder, nowMs, reserveBytes } = JSON.parse(process.argv[2] ?? '') as ToldCoreParts;
const timers = createManualTimers();

function open(): TestCore {
  const opened = openTestCore(folder, { timers: timers.timers, reserveBytes });
  moveTo(opened, nowMs);
  return opened;
}

/** Another process, the same computer. */
function moveTo({ clock }: TestCore, now: number): void {
  clock.now = now;
  clock.boot = { boot: 'test', ms: now };
}

async function obey(bench: TestCore, order: Order): Promise<unknown> {
  if ('call' in order) {
    return (bench.core.handlers[order.call] as (given: unknown) => unknown)(order.input);
  }
  if ('close' in order) return bench.core.close();
  for (let left = order.pass; left > 0; left -= 500) {
    moveTo(bench, bench.clock.now + Math.min(500, left));
    if (timers.nextMs() !== undefined) timers.ring();
  }
  return null;
}

async function tell(id: number, find: () => unknown): Promise<void> {
  const told = await Promise.resolve()
    .then(find)
    .then(
      (value): Told => ({ id, value: value ?? null }),
      (error): Told => ({ id, problem: problemOf(error) }),
    );
  process.send?.(told);
}

let bench: TestCore | undefined;
await tell(0, () => void (bench = open()));
process.on('message', ({ id, order }: { id: number; order: Order }) => {
  const opened = bench;
  if (opened === undefined) return;
  void tell(id, () => obey(opened, order)).then(() => 'close' in order && process.disconnect());
});
