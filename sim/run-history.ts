/** Plays one history and tells whether every promise held. */
import { perform } from './acts.ts';
import { checkCloud } from './check-cloud.ts';
import { checkCursor } from './check-device.ts';
import { checkNothingLost } from './check-losses.ts';
import { checkQuiet } from './check-quiet.ts';
import { restartDevice } from './device.ts';
import { heal } from './heal.ts';
import type { HistoryPlan } from './plan-history.ts';
import type { Sabotage } from './sabotage.ts';
import { textOf } from './step.ts';
import { Violation } from './violation.ts';
import { createWorld, endWorld, settle, type Stage, type World } from './world.ts';

export interface Outcome {
  violation: Violation | undefined;
  /** How many steps had been played by then. */
  played: number;
  /** What happened, a line for each step that did something. */
  told: string[];
}

/** The whole of everything is looked at only this often; what a step may have broken is looked at after each. */
const lookEverywhereEvery = 50;

/** @throws whatever is no broken promise: then the simulator itself is wrong. */
export async function runHistory(stage: Stage, plan: HistoryPlan, sabotage?: Sabotage): Promise<Outcome> {
  const told: string[] = [];
  const log = (line: string) => void told.push(line);
  const world = await createWorld(stage, { seed: plan.seed, clients: plan.clients, sabotage, log });
  let played = 0;
  try {
    for (const step of plan.steps) {
      played += 1;
      const what = await perform(world, step);
      if (what !== undefined) log(`${String(played).padStart(4)} ${textOf(step)} ${what}`);
      await lookAround(world, played);
    }
    log('     heal');
    await heal(world);
    await checkQuiet(world);
    return { violation: undefined, played, told };
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { violation: error, played, told };
  } finally {
    await endWorld(world);
  }
}

async function lookAround(world: World, played: number): Promise<void> {
  if (world.cloudTouched) await checkCloud(world);
  world.cloudTouched = false;
  for (const device of world.devices) {
    const writing = device.running.mortality.isDead();
    if (writing) {
      world.log(`     device ${device.index} died and starts again`);
      await restartDevice(world, device);
      await settle();
    }
    world.ledger.scan(device, writing);
    checkCursor(world, device);
  }
  if (played % lookEverywhereEvery === 0) await checkNothingLost(world);
}
