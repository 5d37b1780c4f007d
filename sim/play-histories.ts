/** Plays many histories, some at a time, since most of a history is waiting for PostgreSQL. */
import type { HistoryPlan } from './plan-history.ts';
import { runHistory, type Outcome } from './run-history.ts';
import type { Sabotage } from './sabotage.ts';
import type { Failing } from './shrink.ts';
import type { Stage } from './world.ts';

export interface Playing {
  sabotage?: Sabotage | undefined;
  tell?: (outcome: Outcome) => void;
}

/** Plays until one fails; of those that fail together, the first by order counts. */
export async function playHistories(
  stages: readonly Stage[],
  plans: readonly HistoryPlan[],
  { sabotage, tell }: Playing = {},
): Promise<{ played: number; failing: Failing | undefined }> {
  const failures: Failing[] = [];
  let next = 0;
  let played = 0;

  async function playOn(stage: Stage): Promise<void> {
    for (;;) {
      const plan = plans[next++];
      if (plan === undefined || failures.length > 0) return;
      const outcome = await runHistory(stage, plan, sabotage);
      played += 1;
      tell?.(outcome);
      if (outcome.violation !== undefined) failures.push({ plan, outcome });
    }
  }

  await Promise.all(stages.map(playOn));
  const [failing] = failures.toSorted((one, other) => one.plan.seed - other.plan.seed);
  return { played, failing };
}
