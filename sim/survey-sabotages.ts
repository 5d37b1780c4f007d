/** Makes each mistake on purpose in one history after the other, until a promise is seen to break. */
import { planHistory } from './plan-history.ts';
import { runHistory } from './run-history.ts';
import type { Sabotage } from './sabotage.ts';
import type { Rule } from './violation.ts';
import type { Stage } from './world.ts';

export interface Survey {
  seedsMax: number;
  steps: number;
  clients?: number | undefined;
}

export interface Caught {
  seed: number;
  rule: Rule;
}

/** @returns the first seed that catches it; undefined where none does. */
export async function catchSabotage(
  stage: Stage,
  sabotage: Sabotage,
  { seedsMax, steps, clients }: Survey,
): Promise<Caught | undefined> {
  for (let seed = 1; seed <= seedsMax; seed++) {
    const { violation } = await runHistory(stage, planHistory(seed, steps, clients), sabotage);
    if (violation !== undefined) return { seed, rule: violation.rule };
  }
  return undefined;
}
