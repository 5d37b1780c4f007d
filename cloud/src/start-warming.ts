/** Puts together what makes the tutor's answers ahead: the parts of the API that make them, paid by the operator's row. */
import type { Logger } from 'pino';
import { followWork } from './follow-work.ts';
import type { NewAnswer } from './domain/tutor/generation.ts';
import { dayEndsAt, dayOf } from './domain/tutor/money/day.ts';
import { operatorId } from './domain/tutor/money/operator.ts';
import { realTimers } from './domain/timers.ts';
import type { Estimates } from './domain/tutor/warming/estimate.ts';
import { addEstimate, estimateOf } from './domain/tutor/warming/estimate.ts';
import { makeAnswers, type Making, type MakingEnd } from './domain/tutor/warming/make-answers.ts';
import { missingAnswers, type MissingPage } from './domain/tutor/warming/missing-answers.ts';
import type { WarmWish } from './domain/tutor/warming/warm-asks.ts';
import { startGeneration, type GenerationSettings } from './start-generation.ts';
import { startMoney, type MoneySettings } from './start-money.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { loadDayUse } from './storage/postgres/day-use.ts';
import { currentItems } from './storage/postgres/newest-items.ts';
import { keptAnswerKeys } from './storage/postgres/tutor-answers.ts';

export interface WarmingSettings extends GenerationSettings, MoneySettings {
  ai: GenerationSettings['ai'] & MoneySettings['ai'];
}

export interface WarmingSurroundings {
  sql: Sql;
  log: Logger;
  /** Nano-dollars for this run; undefined for what is left of everybody's day. */
  budgetNano: number | undefined;
}

export interface Warming {
  /** Whether a model is set up that may be asked. */
  available: boolean;
  /** What this run may spend, and how much of everybody's day is left for it, in nano-dollars. */
  budgetNano: number;
  leftNano: number;
  estimate(packIds: readonly string[], wish: WarmWish): Promise<WarmEstimate>;
  /** Until the day of its budget ends, at midnight UTC. @throws AppError service.unavailable */
  make(packIds: readonly string[], wish: WarmWish, making: Making): Promise<MakingEnd>;
  /** Of this run so far, in nano-dollars. */
  spentNano(): number;
  /** Waits for what is still recorded; before the database is closed. */
  stop(): Promise<void>;
}

export interface WarmEstimate {
  byModel: Estimates;
  keptCount: number;
}

export async function startWarming(
  settings: WarmingSettings,
  { sql, log, budgetNano }: WarmingSurroundings,
): Promise<Warming> {
  const startedMs = Date.now();
  const { budget } = settings.ai;
  const used = await loadDayUse(sql, operatorId, dayOf(startedMs));
  const leftNano = Math.max(0, budget.everyoneNano - used.everyoneNano);
  const ownNano = Math.min(leftNano, budgetNano ?? leftNano);
  const ai = { ...settings.ai, budget: { ...budget, operatorNano: used.studentNano + ownNano } };
  let spentNano = 0;
  const { afterwards, settled } = followWork(log);
  const around = {
    sql,
    log,
    timers: realTimers,
    // A call that is begun as the day ends is still of this day, whose budget it was given.
    now: () => Math.min(Date.now(), dayEndsAt(startedMs) - 1),
    afterwards,
    tell: (happening: { kind: string; costNano?: number }) => {
      spentNano += happening.costNano ?? 0;
    },
  };
  const money = startMoney({ ...settings, ai }, around);
  // Without Redis: these answers are for the months to come, and it keeps what is asked for in a day.
  const { generation, plans, available } = startGeneration(settings, {
    ...around,
    ...money,
    redis: undefined,
  });
  const parts = {
    items: (packId: string) => currentItems(sql, packId),
    kept: (keys: readonly string[]) => keptAnswerKeys(sql, keys),
    plans,
    models: generation.models,
  };
  return {
    available,
    budgetNano: ownNano,
    leftNano,
    estimate: (packIds, wish) => estimate(parts, missingAnswers(parts, packIds, wish)),
    make: (packIds, wish, making) => {
      const stopped = AbortSignal.any([
        making.stopped,
        AbortSignal.timeout(dayEndsAt(startedMs) - Date.now()),
      ]);
      const answers = oneByOne(missingAnswers(parts, packIds, wish));
      return makeAnswers({ ...generation, newId: plans.newId }, answers, { ...making, stopped });
    },
    spentNano: () => spentNano,
    stop: async () => {
      await money.reaper.stop();
      await settled();
    },
  };
}

async function estimate(
  parts: Parameters<typeof estimateOf>[0],
  pages: AsyncIterable<MissingPage>,
): Promise<WarmEstimate> {
  const sums: WarmEstimate = { byModel: new Map(), keptCount: 0 };
  for await (const { missing, keptCount } of pages) {
    sums.keptCount += keptCount;
    for (const answer of missing) addEstimate(sums.byModel, answer, await estimateOf(parts, answer));
  }
  return sums;
}

async function* oneByOne(pages: AsyncIterable<MissingPage>): AsyncGenerator<NewAnswer, undefined> {
  for await (const { missing } of pages) yield* missing;
  return undefined;
}
