/** A short run of the simulator: some histories, those that failed once, and every mistake on purpose. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../cloud/src/testing/test-database.ts';
import { fastFolder } from './fast-folder.ts';
import { planHistory, withoutActs, type HistoryPlan } from './plan-history.ts';
import { readRegressions } from './regressions.ts';
import { runHistory } from './run-history.ts';
import { sabotages } from './sabotages/sabotages.ts';
import { openStages, type OpenedStage } from './stage.ts';
import { catchSabotage } from './survey-sabotages.ts';

let database: TestDatabase;
let folder: string;
let stage: OpenedStage;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(fastFolder(), 'answly-sim-'));
  const [opened] = await openStages({ url: database.url, folder }, 1);
  if (opened === undefined) throw new Error('there is no stage');
  stage = opened;
});

afterAll(async () => {
  await stage.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function verdictOn(plan: HistoryPlan): Promise<string> {
  const { violation } = await runHistory(stage, plan);
  return violation?.message ?? 'every promise held';
}

// Other seeds than those that catch the mistakes below.
test.each([101, 102, 103, 104, 105, 106])('SY1–SY17 hold in the history of seed %i', async (seed) => {
  expect(await verdictOn(planHistory(seed, 200))).toBe('every promise held');
});

describe('histories that failed once', () => {
  test.each(readRegressions())('seed $seed: $why', async ({ seed, steps, clients, without = [] }) => {
    expect(await verdictOn(withoutActs(planHistory(seed, steps, clients), without))).toBe(
      'every promise held',
    );
  });
});

test('the same seed gives the same history', async () => {
  const plan = planHistory(7, 150);
  const [first, second] = [await runHistory(stage, plan), await runHistory(stage, plan)];
  expect(second.told).toEqual(first.told);
});

describe('a mistake on purpose is seen within 50 seeds, by the promise that it breaks', () => {
  test.each(sabotages)('$name: $about', async (sabotage) => {
    const caught = await catchSabotage(stage, sabotage, { seedsMax: 50, steps: 150 });
    expect(sabotage.breaks).toContain(caught?.rule);
  });
});
