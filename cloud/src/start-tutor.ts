/** Puts the tutor together from its rules, its stores and what the operator has set up. */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { RateLimiter, RateRule } from '#cloud/domain/limits/rate-limiter';
import { unlimited } from '#cloud/domain/limits/rate-limiter';
import type { Answers } from '#cloud/domain/tutor/answers';
import { noAnswers, tieredAnswers } from '#cloud/domain/tutor/answers';
import { openAiModel } from '#cloud/domain/tutor/openai-model';
import { loadPrompt } from '#cloud/domain/tutor/prompt';
import { rememberedAttempts } from '#cloud/domain/tutor/recorded-attempts';
import { zeroCounts } from '#cloud/domain/tutor/stats';
import type { Timers } from '#cloud/domain/tutor/timers';
import { modelTimeouts, realTimers } from '#cloud/domain/tutor/timers';
import { createTutor } from '#cloud/domain/tutor/tutor';
import type { Resource } from '#cloud/http/context';
import { tutorRoutes } from '#cloud/http/tutor';
import { memoryRateLimiter } from '#cloud/storage/memory/rate-limiter';
import { memoryTextCache } from '#cloud/storage/memory/text-cache';
import { postgresUsage } from '#cloud/storage/postgres/ai-usage';
import type { Sql } from '#cloud/storage/postgres/connect';
import { postgresAnswers } from '#cloud/storage/postgres/tutor-answers';
import { postgresAttempts, postgresPublishedItems } from '#cloud/storage/postgres/tutor-sources';
import type { RedisHandle } from '#cloud/storage/redis/connect';
import { redisRateLimiter } from '#cloud/storage/redis/rate-limiter';
import { redisTextCache } from '#cloud/storage/redis/text-cache';

/** The part of the configuration that the tutor reads. */
export interface TutorSettings {
  /** With neither a key nor an address, the tutor answers from the items’ rationales. */
  ai: { apiKey?: string | undefined; baseUrl?: string | undefined; model: string; timeoutMs: number };
  cache: { enabled: boolean; ttlMs: number };
  /** `max` new answers and `hitsMax` asks of any kind, per student and window. */
  rateLimit: { enabled: boolean; max: number; hitsMax: number; windowMs: number };
}

export interface TutorSurroundings {
  sql: Sql;
  /** Absent: this process is the only one, and keeps cache and limits in itself. */
  redis?: RedisHandle['redis'] | undefined;
  log: Logger;
  timers?: Timers;
}

export interface StartedTutor {
  routes: Resource;
  /** Resolves when what was begun is recorded and kept; for shutdown, before the database is closed. */
  settled(): Promise<void>;
}

const hotBounds = { entriesMax: 20_000, bytesMax: 64 * 1024 * 1024 };
const attemptBounds = { entriesMax: 100_000, ttlMs: 10 * 60_000 };

export function startTutor(settings: TutorSettings, around: TutorSurroundings): StartedTutor {
  const { sql, redis, log, timers = realTimers } = around;
  const counts = zeroCounts();
  const pending = new Set<Promise<void>>();
  const afterwards = (work: Promise<void>): void => {
    const noted = work
      .catch((error: unknown) => log.error({ err: error }, 'The tutor could not record an answer'))
      .finally(() => pending.delete(noted));
    pending.add(noted);
  };
  const limiter = (rule: RateRule): RateLimiter => {
    if (!settings.rateLimit.enabled) return unlimited(rule);
    return redis === undefined ? memoryRateLimiter(rule) : redisRateLimiter(redis, rule);
  };
  const { windowMs } = settings.rateLimit;
  const tutor = createTutor({
    model: modelOf(settings),
    prompt: loadPrompt('explain.en.v1'),
    items: postgresPublishedItems(sql),
    attempts: rememberedAttempts(postgresAttempts(sql), attemptBounds),
    answers: answersOf(settings, around),
    ledger: postgresUsage(sql),
    limits: {
      asks: limiter({ name: 'tutor-asks', max: settings.rateLimit.hitsMax, windowMs }),
      explanations: limiter({ name: 'tutor-explanations', max: settings.rateLimit.max, windowMs }),
    },
    counts,
    timers,
    timeouts: { ...modelTimeouts, totalMs: settings.ai.timeoutMs },
    random: Math.random,
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
    afterwards,
    report: (failure) => log.warn({ err: failure }, 'The model gave no complete answer'),
  });
  return {
    routes: tutorRoutes({ tutor, counts, timers }),
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

function modelOf({ ai }: TutorSettings) {
  if (ai.apiKey === undefined && ai.baseUrl === undefined) return undefined;
  return openAiModel({ name: ai.model, apiKey: ai.apiKey, baseUrl: ai.baseUrl });
}

function answersOf(settings: TutorSettings, { sql, redis }: TutorSurroundings): Answers {
  if (!settings.cache.enabled) return noAnswers;
  return tieredAnswers({
    hot: memoryTextCache(hotBounds),
    shared: redis === undefined ? undefined : redisTextCache(redis),
    store: postgresAnswers(sql),
    ttlMs: settings.cache.ttlMs,
    random: Math.random,
  });
}
