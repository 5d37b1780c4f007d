/** What `answly-admin tutor warm` says before and after. */
import { usdText } from '#cloud/domain/tutor/money/cost';
import { sumOf, type Estimate } from '#cloud/domain/tutor/warming/estimate';
import type { MakingEnd } from '#cloud/domain/tutor/warming/make-answers';
import type { WarmEstimate, Warming } from '#cloud/start-warming';
import { table } from './table.ts';

const head = ['model asked first', 'answers', 'expected', 'at most'];

export function estimateText(
  { byModel, keptCount }: WarmEstimate,
  { budgetNano, leftNano }: Pick<Warming, 'budgetNano' | 'leftNano'>,
): string {
  const all = sumOf(byModel.values());
  if (all.answers === 0) return `Nothing to make: ${keptCount} answers are there.\n`;
  const models = [...byModel].map(([name, estimate]) => lineOf(name, estimate));
  const budget = `Budget of this run ${usdText(budgetNano)}; left of everybody's day (UTC) ${usdText(leftNano)}.`;
  return [
    `Answers to make: ${all.answers}; ${keptCount} are there.\n`,
    table([head, ...models, lineOf('all', all)], 1),
    `${budget}\n`,
  ].join('');
}

function lineOf(name: string, { answers, expectedNano, mostNano }: Estimate): string[] {
  return [name, String(answers), usdText(expectedNano), usdText(mostNano)];
}

export interface Tally {
  made: number;
  withheld: number;
  failed: number;
  brokenOff: number;
}

export function tallyText({ made, withheld, failed, brokenOff }: Tally, spentNano: number): string {
  const cut = brokenOff === 0 ? '' : `, broken off ${brokenOff}`;
  return `made ${made}, withheld ${withheld}, failed ${failed}${cut}, spent ${usdText(spentNano)}`;
}

/** How a run ended, and where it made nothing, what to do about that. */
export function endLines(
  end: MakingEnd,
  tally: Tally,
  warming: Pick<Warming, 'budgetNano' | 'leftNano' | 'spentNano'>,
): string[] {
  const advice =
    tally.made > 0 ? undefined : (betterModel(tally) ?? (end === 'budget' ? moreMoney(warming) : undefined));
  return [`${endText[end]}: ${tallyText(tally, warming.spentNano())}.`, advice ?? []].flat();
}

function moreMoney({ budgetNano, leftNano }: Pick<Warming, 'budgetNano' | 'leftNano'>): string {
  return budgetNano < leftNano
    ? 'Give more with --budget-usd.'
    : "Everybody's day is used up: raise AI_DAILY_BUDGET_USD, or write the same command after midnight UTC.";
}

function betterModel({ withheld, failed }: Tally): string | undefined {
  if (withheld === 0 || failed > 0) return undefined;
  return (
    'Each of them gave its answer away twice: name a more able model in AI_MODEL, or in AI_MODEL_LARGE for the second ' +
    'try. npm run -s tutor:check -- --show prints what a model writes.'
  );
}

const endText: Record<MakingEnd, string> = {
  done: 'Done',
  budget: 'Stopped, since the budget has too little left for another answer',
  stopped: 'Stopped as you wished, or as the day (UTC) ended; the same command goes on',
  failing: 'Stopped, since one answer after the other failed; see why above',
};
