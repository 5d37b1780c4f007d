/** Takes steps away from a history that breaks a promise, as long as it still breaks the same one. */
import type { HistoryPlan } from './plan-history.ts';
import type { Outcome } from './run-history.ts';
import type { Step } from './step.ts';
import type { Rule } from './violation.ts';

export interface Failing {
  plan: HistoryPlan;
  outcome: Outcome;
}

/**
 * Halves, then quarters, then smaller parts are left out (delta debugging, Zeller & Hildebrandt 2002).
 * @param play runs a plan; called at most `playsMax` times.
 */
export async function shrink(
  failing: Failing,
  play: (plan: HistoryPlan) => Promise<Outcome>,
  playsMax = 400,
): Promise<Failing> {
  const rule = failing.outcome.violation?.rule;
  if (rule === undefined) return failing;
  let best = failing;
  let plays = 0;

  async function better(steps: Step[]): Promise<boolean> {
    if (plays++ >= playsMax) return false;
    const plan = { ...best.plan, steps };
    const outcome = await play(plan);
    if (!breaks(outcome, rule)) return false;
    best = { plan, outcome };
    return true;
  }

  await better(best.plan.steps.slice(0, best.outcome.played));
  for (let size = Math.ceil(best.plan.steps.length / 2); size >= 1;) {
    let left = false;
    for (let from = 0; from < best.plan.steps.length;) {
      const { steps } = best.plan;
      if (await better([...steps.slice(0, from), ...steps.slice(from + size)])) left = true;
      else from += size;
    }
    if (size === 1 && (!left || plays >= playsMax)) break;
    size = Math.max(1, Math.floor(size / 2));
  }
  return best;
}

function breaks(outcome: Outcome, rule: Rule | undefined): boolean {
  return outcome.violation?.rule === rule;
}
