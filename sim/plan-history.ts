/** Draws a history from its seed: each seed leans to other faults, since a fault that is everywhere hides the rest. */
import type { Random } from '../desktop/src/core/clock.ts';
import { createTestRandom } from '../desktop/src/core/testing/test-core.ts';
import { actNames, type ActName, type Step } from './step.ts';

export interface HistoryPlan {
  seed: number;
  clients: number;
  steps: Step[];
}

/** What must go on for anything to happen. */
const ordinary = { write: 28, sync: 6, deliver: 30, carry: 5, answer: 6, wait: 10, decide: 1, 'sign-in': 2 };

/** Each is part of a history with even odds. */
const faults = {
  'lose-request': 3,
  'lose-answer': 4,
  'spoil-answer': 1,
  refuse: 1,
  duplicate: 3,
  stray: 3,
  hold: 3,
  'crash-server': 1,
  part: 1,
  'arm-kill': 4,
  kill: 1,
  'jump-clock': 1,
  restore: 0.7,
  'restore-silently': 0.4,
  revoke: 0.7,
  reinstall: 0.5,
  'sign-out': 0.3,
  'speak-old': 0.5,
} satisfies Partial<Record<ActName, number>>;

/** What ends or prepares a fault comes along with it. */
const companions = {
  hold: { release: 5 },
  part: { rejoin: 2 },
  restore: { 'back-up': 1 },
  'restore-silently': { 'back-up': 1 },
} satisfies Partial<Record<ActName, Partial<Record<ActName, number>>>>;

const clientsMin = 3;
const clientsMax = 5;

/** The history without some acts, which leaves the others as they were. */
export function withoutActs(plan: HistoryPlan, acts: readonly string[]): HistoryPlan {
  return { ...plan, steps: plan.steps.filter(({ act }) => !acts.includes(act)) };
}

export function planHistory(seed: number, stepCount: number, clients?: number): HistoryPlan {
  const random = createTestRandom(seed);
  const chosen = clients ?? clientsMin + Math.floor(random.share() * (clientsMax - clientsMin + 1));
  const draw = drawerOf(weightsOf(random));
  const steps = Array.from({ length: stepCount }, () => ({
    act: draw(random.share()),
    device: Math.floor(random.share() * chosen),
    chance: Math.floor(random.share() * 2 ** 32),
  }));
  return { seed, clients: chosen, steps };
}

function weightsOf(random: Random): Partial<Record<ActName, number>> {
  const weights: Partial<Record<ActName, number>> = { ...ordinary };
  for (const [fault, weight] of Object.entries(faults) as [keyof typeof faults, number][]) {
    if (random.share() < 0.5) continue;
    weights[fault] = weight * (0.5 + random.share());
    if (fault in companions) Object.assign(weights, companions[fault as keyof typeof companions]);
  }
  return weights;
}

function drawerOf(weights: Partial<Record<ActName, number>>): (share: number) => ActName {
  const total = actNames.reduce((sum, name) => sum + (weights[name] ?? 0), 0);
  return (share) => {
    let left = share * total;
    return actNames.find((name) => (left -= weights[name] ?? 0) < 0) ?? 'deliver';
  };
}
