/** Puts together what makes answers: models with their prices, prompts, stores. For the API, and for warming by command. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Afterwards } from '#cloud/domain/tutor/afterwards';
import type { Answers } from '#cloud/domain/tutor/answers';
import { noAnswers, tieredAnswers } from '#cloud/domain/tutor/answers';
import type { PricedModel } from '#cloud/domain/tutor/bill';
import { createBreakers, type Breakers } from '#cloud/domain/tutor/breaker';
import { failureLine } from '#cloud/domain/tutor/failed-answer';
import { failureFacts } from '#cloud/domain/tutor/failure-facts';
import type { GenerationParts } from '#cloud/domain/tutor/generation';
import type { Tell } from '#cloud/domain/tutor/happenings';
import type { TutorModel } from '#cloud/domain/tutor/model';
import { setUpModels, type AiSettings, type ModelSetup } from '#cloud/domain/tutor/model-setup';
import type { PriceOf } from '#cloud/domain/tutor/money/prices';
import type { PlanParts } from '#cloud/domain/tutor/plan-name';
import { loadPrompt } from '#cloud/domain/tutor/prompt';
import { rememberedItems, type PublishedItems } from '#cloud/domain/tutor/published-items';
import { chooseModels } from '#cloud/domain/tutor/routing';
import { setupWarnings, type PineconeSettings, type SetupWarning } from '#cloud/domain/tutor/setup-warnings';
import { modelTimeouts } from '#cloud/domain/tutor/model-timeouts';
import type { Timers } from '#cloud/domain/timers';
import type { UsageLedger } from '#cloud/domain/tutor/usage-ledger';
import type { Similar } from '#cloud/domain/tutor/vectors/similar';
import { memoryTextCache } from '#cloud/storage/memory/text-cache';
import type { Sql } from '#cloud/storage/postgres/connect';
import { postgresAnswers } from '#cloud/storage/postgres/tutor-answers';
import { postgresPublishedItems } from '#cloud/storage/postgres/tutor-sources';
import { postgresThreads } from '#cloud/storage/postgres/tutor-threads';
import type { RedisHandle } from '#cloud/storage/redis/connect';
import { redisTextCache } from '#cloud/storage/redis/text-cache';
import { sha256Hex } from './sha256-hex.ts';
import { startSimilar } from './start-similar.ts';

export interface GenerationSettings {
  ai: AiSettings;
  /** Undefined, or only half there: stored vectors are searched in this process. */
  pinecone?: PineconeSettings | undefined;
  cache: { enabled: boolean; ttlMs: number };
}

export interface GenerationSurroundings {
  sql: Sql;
  redis: RedisHandle['redis'] | undefined;
  log: Logger;
  timers: Timers;
  /** Milliseconds since 1970. */
  now: () => number;
  ledger: UsageLedger;
  priceOf: PriceOf;
  tell: Tell;
  afterwards: Afterwards;
}

export interface StartedGeneration {
  generation: GenerationParts;
  plans: PlanParts;
  items: PublishedItems;
  similar: Similar;
  breakers: Breakers;
  /** Whether a model is set up that may be asked. */
  available: boolean;
  /** What is half set up, and so not used. */
  warnings: readonly SetupWarning[];
}

const hotBounds = { entriesMax: 20_000, bytesMax: 64 * 1024 * 1024 };
/** Items kept ready for prompts, a few kilobytes each. */
const itemsMax = 5_000;

export function startGeneration(
  settings: GenerationSettings,
  around: GenerationSurroundings,
): StartedGeneration {
  const { sql, log, timers, now, ledger, priceOf, tell, afterwards } = around;
  const { ai, pinecone = {} } = settings;
  const setup = setUpModels(ai);
  const breakers = createBreakers(timers, (provider, model) => {
    log.warn({ provider, model }, 'A model mostly fails, so it is not asked for a moment');
    tell({ kind: 'breaker-opened', provider, model });
  });
  const items = rememberedItems(postgresPublishedItems(sql), itemsMax);
  const similar = startSimilar(pinecone, {
    sql,
    items,
    embedding: setup.embedding,
    breakers,
    report: (failure) => log.warn(failureFacts(failure), 'Items alike were found by their words only'),
    priceOf,
    payments: { ledger, timers, now, newId: randomUUID, tell, afterwards },
  });
  const models = pricedModels(setup, priceOf);
  const warnings = setupWarnings({ ai, setup, pinecone, priceOf });
  for (const { told } of warnings) log.error(told);
  return {
    generation: {
      ledger,
      breakers,
      timers,
      now,
      tell,
      afterwards,
      answers: answersOf(settings, around),
      models: (ask) => chooseModels(setup.models, ask).flatMap((model) => models.priced(model) ?? []),
      timeouts: modelTimeouts(ai.timeoutMs),
      random: Math.random,
      report: (failure, about) => {
        const { level, facts, sentence } = failureLine(failure, about);
        log[level](facts, sentence);
      },
    },
    plans: {
      prompts: {
        hint: loadPrompt('hint.en.v1'),
        explain: loadPrompt('explain.en.v1'),
        chat: loadPrompt('chat.en.v1'),
      },
      threads: postgresThreads(sql),
      relatedTexts: similar.relatedTexts,
      sha256Hex,
      newId: randomUUID,
    },
    items,
    similar,
    breakers,
    available: models.all.length > 0,
    warnings,
  };
}

/** A model whose price nobody knows is not asked. */
function pricedModels({ models: { small, large, fallbacks } }: ModelSetup, priceOf: PriceOf) {
  const all: PricedModel[] = [];
  for (const model of new Set([small, large, ...fallbacks])) {
    const price = model && priceOf(model.provider, model.name);
    if (model !== undefined && price !== undefined) all.push({ model, price });
  }
  const byModel = new Map(all.map((each) => [each.model, each]));
  return { all, priced: (model: TutorModel) => byModel.get(model) };
}

function answersOf({ cache }: GenerationSettings, { sql, redis }: GenerationSurroundings): Answers {
  if (!cache.enabled) return noAnswers;
  return tieredAnswers({
    hot: memoryTextCache(hotBounds),
    shared: redis === undefined ? undefined : redisTextCache(redis),
    store: postgresAnswers(sql),
    ttlMs: cache.ttlMs,
    random: Math.random,
  });
}
