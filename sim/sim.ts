/** `npm run -s sim -- --seeds 200 --steps 300`: plays seeded histories of faults and tells what broke. */
import { readOrLeave } from '@answly/tools/processes/command-line';
import { Killed } from './mortal-db.ts';
import { parseSimOptions, replayOf, usage } from './options.ts';
import { planHistory, withoutActs, type HistoryPlan } from './plan-history.ts';
import { playHistories } from './play-histories.ts';
import { runHistory, type Outcome } from './run-history.ts';
import type { Sabotage } from './sabotage.ts';
import { sabotages } from './sabotages/sabotages.ts';
import { shrink, type Failing } from './shrink.ts';
import { catchSabotage, type Caught } from './survey-sabotages.ts';
import { openStages } from './stage.ts';
import { inWorkplace, type Workplace } from './workplace.ts';
import type { Stage } from './world.ts';

const options = readOrLeave(usage, parseSimOptions);

// What the event loop still holds of a killed process fails for that reason alone.
process.on('unhandledRejection', (error) => {
  if (!(error instanceof Killed)) throw error;
});

if (options.listSabotages) {
  for (const { name, about } of sabotages) console.log(`${name.padEnd(24)} ${about}`);
} else {
  process.exitCode = await inWorkplace(simulate);
}

function simulate(place: Workplace): Promise<number> {
  const { sabotage } = options;
  return sabotage === 'all' ? survey(place) : playAll(place, plansOf(), sabotage);
}

async function playAll(
  place: Workplace,
  plans: HistoryPlan[],
  sabotage: Sabotage | undefined,
): Promise<number> {
  const started = { ms: performance.now(), cpu: process.cpuUsage() };
  const stages = await openStages(place, Math.min(plans.length, options.lanes));
  try {
    const { played, failing } = await playHistories(stages, plans, { sabotage, tell });
    const [stage] = stages;
    if (failing !== undefined && stage !== undefined) await report(stage, failing, sabotage);
    const cpu = process.cpuUsage(started.cpu);
    const minutes = (performance.now() - started.ms) / 60_000;
    const cpuMs = (cpu.user + cpu.system) / 1000 / played;
    console.log(`${(played / minutes).toFixed(0)} histories a minute, ${cpuMs.toFixed(0)} ms of CPU each`);
    const violations = failing === undefined ? '0 violations' : '1 violation';
    console.log(`${played} ${played === 1 ? 'history' : 'histories'}, ${violations}`);
    return failing === undefined ? 0 : 1;
  } finally {
    for (const stage of stages) await stage.close();
  }
}

/** Shows for each mistake on purpose which seed catches it, and by which promise. */
async function survey(place: Workplace): Promise<number> {
  const [stage] = await openStages(place, 1);
  if (stage === undefined) return 1;
  let missed = 0;
  try {
    for (const sabotage of sabotages) {
      const { seeds: seedsMax, steps, clients } = options;
      const caught = await catchSabotage(stage, sabotage, { seedsMax, steps, clients });
      if (!isRight(sabotage, caught)) missed += 1;
      const by = caught === undefined ? 'NOT CAUGHT' : `seed ${caught.seed}, ${caught.rule}`;
      const wrongly = caught === undefined || isRight(sabotage, caught) ? '' : ': BY ANOTHER PROMISE';
      console.log(`${sabotage.name.padEnd(24)} ${by}${wrongly}`);
    }
  } finally {
    await stage.close();
  }
  console.log(`${sabotages.length - missed} of ${sabotages.length} sabotages caught`);
  return missed === 0 ? 0 : 1;
}

function isRight({ breaks }: Sabotage, caught: Caught | undefined): boolean {
  return caught !== undefined && breaks.includes(caught.rule);
}

function tell({ told }: Outcome): void {
  if (options.told) console.log(told.join('\n'));
}

/** The seed to play again, and the shortest history that still breaks the same promise. */
async function report(stage: Stage, failing: Failing, sabotage: Sabotage | undefined): Promise<void> {
  const { plan, outcome } = failing;
  console.log(`seed ${plan.seed}: ${outcome.violation?.message}`);
  console.log(`to play it again: ${replayOf(options, plan.seed, sabotage)}`);
  if (options.whole) return;
  const least = await shrink(failing, (each) => runHistory(stage, each, sabotage));
  console.log(
    `shrunk from ${plan.steps.length} to ${least.plan.steps.length} steps, ${plan.clients} clients:`,
  );
  console.log(least.outcome.told.join('\n'));
  console.log(least.outcome.violation?.message);
}

function plansOf(): HistoryPlan[] {
  const { seeds, first, steps, clients, without } = options;
  return Array.from({ length: seeds }, (_, n) =>
    withoutActs(planHistory(first + n, steps, clients), without),
  );
}
