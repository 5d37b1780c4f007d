/** `answly-admin tutor costs`: what each day of the tutor went to. */
import { limits } from '@answly/shared/limits';
import { readConfig } from '#cloud/config';
import { integer } from '#cloud/config/values';
import { usdText } from '#cloud/domain/tutor/money/cost';
import { setUpModels } from '#cloud/domain/tutor/model-setup';
import { dayOf } from '#cloud/domain/tutor/money/day';
import { createPrices } from '#cloud/domain/tutor/money/prices';
import { unpricedModels, unpricedSentence } from '#cloud/domain/tutor/unpriced';
import { withDatabase } from '#cloud/open-database';
import {
  loadUsageCosts,
  type DaySums,
  type ModelCosts,
  type UsageCosts,
} from '#cloud/storage/postgres/usage-costs';
import { readOptions } from './read-options.ts';
import { table } from './table.ts';

const dayMs = 86_400_000;
/** What is older is taken out. */
const daysMax = limits.tutorUseKeptMs / dayMs;
const rules = {
  days: { schema: integer(1, daysMax).prefault('7'), value: `a number of days from 1 to ${daysMax}` },
};

/** @throws UsageError where the words after `tutor costs` are something else */
export async function printTutorCosts(words: readonly string[]): Promise<number> {
  return printCosts(readOptions('tutor costs', words, rules).days);
}

async function printCosts(days: number): Promise<number> {
  const config = readConfig(process.env);
  const costs = await withDatabase(config, (sql) =>
    loadUsageCosts(sql, dayOf(Date.now() - (days - 1) * dayMs)),
  );
  process.stdout.write(
    costs.days.length === 0 ? 'Nothing was asked of the tutor on these days.\n' : costTable(costs),
  );
  const unpriced = unpricedSentence(unpricedModels(setUpModels(config.ai), createPrices(config.ai.prices)));
  if (unpriced !== undefined) process.stderr.write(`${unpriced}\n`);
  return 0;
}

const head = ['day (UTC)', 'model', 'calls', 'tokens in', 'tokens out', 'cost', 'reserved', 'orphans'];

/**
 * A line for each model of a day, one for what was known already, and one for the day: what it spent, erased students
 * included, and still holds.
 */
function costTable({ models, days }: UsageCosts): string {
  const lines = [head];
  for (const sums of days) {
    const own = models.filter(({ day }) => day === sums.day);
    lines.push(...own.map(modelLine), ...knownLines(sums), dayLine(sums, own));
  }
  return table(lines, 2);
}

function modelLine(costs: ModelCosts): string[] {
  const { day, provider, model, calls, tokensIn, tokensOut, costNano, reservedNano, orphans } = costs;
  const counts = [calls, tokensIn, tokensOut].map(String);
  return [day, `${provider}/${model}`, ...counts, usdText(costNano), usdText(reservedNano), String(orphans)];
}

function knownLines({ day, hits }: DaySums): string[][] {
  if (hits === 0) return [];
  const name = hits === 1 ? '1 known answer' : `${hits} known answers`;
  return [[day, name, '0', '0', '0', usdText(0), usdText(0), '0']];
}

function dayLine({ day, spentNano, heldNano }: DaySums, models: readonly ModelCosts[]): string[] {
  const sum = (of: (costs: ModelCosts) => number) => models.reduce((total, costs) => total + of(costs), 0);
  const name = heldNano === 0 ? 'all' : `all, and ${usdText(heldNano)} held`;
  const counts = [
    sum(({ calls }) => calls),
    sum(({ tokensIn }) => tokensIn),
    sum(({ tokensOut }) => tokensOut),
  ];
  const reserved = usdText(sum(({ reservedNano }) => reservedNano));
  const orphans = String(sum((costs) => costs.orphans));
  return [day, name, ...counts.map(String), usdText(spentNano), reserved, orphans];
}
