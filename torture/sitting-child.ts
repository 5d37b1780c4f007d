/** Sits an exam in a process of its own that somebody will kill; tells of each act before and after it is confirmed. */
import { systemClock } from '../desktop/src/core/clock.ts';
import { openTestCore } from '../desktop/src/core/testing/test-core.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { chanceOf } from './chance.ts';
import { chooseAct } from './choose-act.ts';
import { doAct } from './do-act.ts';
import type { Act } from './sitting.ts';

/** `atNs` by the clock that all processes of this machine share; `spentMs` on the exam's clock then. */
export type Report = { doing: Act } | { done: { spentMs: number; atNs: string } } | { over: true };

const { folder, sessionId, seed } = JSON.parse(process.argv[2] ?? '') as {
  folder: string;
  sessionId: string;
  seed: number;
};
const chance = chanceOf(seed);
const { core } = openTestCore(folder, { clock: systemClock });

for (;;) {
  const view = await core.handlers['study.open']({ sessionId });
  if (view.over) break;
  const act = chooseAct(view, chance);
  tell({ doing: act });
  await doAct(core, sessionId, act);
  const { exam } = await core.handlers['study.open']({ sessionId });
  tell({ done: { spentMs: exam?.spentMs ?? 0, atNs: String(process.hrtime.bigint()) } });
  await sleep(chance.below(25));
}
await core.close();
tell({ over: true });
process.disconnect();

function tell(report: Report): void {
  process.send?.(report);
}
