/** Puts the tutor together from its rules, its stores and what the operator has set up. */
import type { Logger } from 'pino';
import { limits } from '@answly/shared/limits';
import type { ConcurrencyLimiter, ConcurrencyRule } from '#cloud/domain/limits/concurrency';
import { unbounded } from '#cloud/domain/limits/concurrency';
import { degradedAllowance, degradedRules } from '#cloud/domain/limits/degraded-allowance';
import { leasedLimiter } from '#cloud/domain/limits/leased-limiter';
import type { RateLimiter, RateRule } from '#cloud/domain/limits/rate-limiter';
import { unlimited } from '#cloud/domain/limits/rate-limiter';
import type { AdmissionParts } from '#cloud/domain/tutor/admission';
import { watchAfterHelp } from '#cloud/domain/tutor/after-help';
import type { Breakers } from '#cloud/domain/tutor/breaker';
import { createFlights } from '#cloud/domain/tutor/flight';
import type { Tell } from '#cloud/domain/tutor/happenings';
import { createHitTally } from '#cloud/domain/tutor/hit-tally';
import { rememberedAttempts } from '#cloud/domain/tutor/recorded-attempts';
import type { SetupWarning } from '#cloud/domain/tutor/setup-warnings';
import { createStats } from '#cloud/domain/tutor/stats';
import { realTimers, type Timers } from '#cloud/domain/timers';
import { createTutor } from '#cloud/domain/tutor/tutor';
import type { Similar } from '#cloud/domain/tutor/vectors/similar';
import type { Resource } from '#cloud/http/context';
import { similarRoutes } from '#cloud/http/similar';
import { tutorRoutes } from '#cloud/http/tutor';
import { memoryConcurrency } from '#cloud/storage/memory/concurrency';
import { memoryFlightBoard } from '#cloud/storage/memory/flight-board';
import { memoryRateLimiter } from '#cloud/storage/memory/rate-limiter';
import { postgresAfterHelp } from '#cloud/storage/postgres/after-help';
import type { Sql } from '#cloud/storage/postgres/connect';
import { postgresHits } from '#cloud/storage/postgres/tutor-hits';
import { postgresRatings } from '#cloud/storage/postgres/tutor-ratings';
import { postgresAttempts } from '#cloud/storage/postgres/tutor-sources';
import { redisConcurrency } from '#cloud/storage/redis/concurrency';
import type { RedisHandle } from '#cloud/storage/redis/connect';
import { redisFlightBoard } from '#cloud/storage/redis/flight-board';
import { redisRateLimiter } from '#cloud/storage/redis/rate-limiter';
import { followWork } from './follow-work.ts';
import { startGeneration, type GenerationSettings } from './start-generation.ts';
import { startMoney, type MoneySettings } from './start-money.ts';

/** The part of the configuration that the tutor reads. */
export interface TutorSettings extends GenerationSettings {
  /** With neither a key nor an address, the tutor answers from the items’ rationales. */
  ai: GenerationSettings['ai'] & MoneySettings['ai'];
  alertMail?: MoneySettings['alertMail'];
  /** `max` new answers and `hitsMax` asks of any kind, per student and window; `concurrencyMax` new ones at once. */
  rateLimit: { enabled: boolean; max: number; hitsMax: number; windowMs: number; concurrencyMax: number };
}

export interface TutorSurroundings {
  sql: Sql;
  /** Absent: this process is the only one, and keeps cache and limits in itself. */
  redis?: RedisHandle | undefined;
  log: Logger;
  timers?: Timers;
  /** Milliseconds since 1970; by it the day of the budgets begins. */
  now?: () => number;
  /** Hears what happens, for the figures. */
  tell?: Tell | undefined;
}

export interface StartedTutor {
  routes: Resource;
  similar: Similar;
  breakers: Pick<Breakers, 'states'>;
  /** What is half set up, and so not used. */
  warnings: readonly SetupWarning[];
  /** Resolves when what was begun is recorded and kept. */
  settled(): Promise<void>;
  /** Ends what runs by itself and waits for `settled`; for shutdown, before the database is closed. */
  stop(): Promise<void>;
}

const attemptBounds = { entriesMax: 100_000, ttlMs: 10 * 60_000 };

const leasing = { now: () => performance.now(), studentsMax: 50_000 };

const boardTimes = {
  leaseMs: limits.tutorFlightLeaseMs,
  endedMs: limits.tutorFlightEndedMs,
  keptMs: limits.tutorFlightKeptMs,
};

/** Added to the time that an answer may take: by then whoever has not left has crashed. */
const holdMarginMs = 15_000;

export function startTutor(settings: TutorSettings, around: TutorSurroundings): StartedTutor {
  const { sql, redis, log, timers = realTimers, now = Date.now } = around;
  const stats = createStats();
  const tell: Tell = (happening) => {
    stats.hear(happening);
    around.tell?.(happening);
  };
  const { afterwards, settled } = followWork(log);
  const money = startMoney(settings, { sql, log, timers, now, afterwards, tell });
  const { generation, plans, items, similar, breakers, available, warnings } = startGeneration(settings, {
    sql,
    log,
    timers,
    now,
    tell,
    afterwards,
    redis: redis?.redis,
    ...money,
  });
  const board =
    redis === undefined ? memoryFlightBoard(boardTimes) : redisFlightBoard(redis.redis, boardTimes);
  const { asks, admission } = limitsOf(settings, redis, tell);
  const records = startRecords({ ...around, timers, now });
  const tutor = createTutor({
    ...generation,
    hits: records.hits,
    plans,
    items,
    attempts: rememberedAttempts(postgresAttempts(sql), attemptBounds),
    flights: createFlights({ board, timers }),
    asks,
    admission,
  });
  const ratings = postgresRatings(sql);
  const routes = [
    tutorRoutes({ tutor, available, ledger: money.ledger, ratings, asks, stats, tell, timers }),
    similarRoutes({ similar, asks }),
  ];
  return {
    routes: (bind) => routes.forEach((bindRoutes) => bindRoutes(bind)),
    similar,
    breakers,
    warnings,
    settled,
    stop: async () => {
      await Promise.all([money.reaper.stop(), records.stop()]);
      await settled();
    },
  };
}

/** What was known and given, and what became of help. */
function startRecords({
  sql,
  log,
  timers,
  now,
  tell,
}: TutorSurroundings & { timers: Timers; now: () => number }) {
  const hits = createHitTally({
    store: postgresHits(sql),
    timers,
    now,
    report: (error) => log.warn({ err: error }, 'Known answers that were given could not be recorded'),
  });
  // A query that is made only where there is somebody to hear of it.
  const afterHelp =
    tell &&
    watchAfterHelp({
      source: postgresAfterHelp(sql),
      timers,
      now,
      tell,
      report: (error) => log.warn({ err: error }, 'What became of help could not be looked at'),
    });
  return {
    hits,
    stop: async () => {
      await Promise.all([afterHelp?.stop(), hits.stop()]);
    },
  };
}

function limitsOf(
  { rateLimit, ai }: TutorSettings,
  handle: RedisHandle | undefined,
  tell: Tell,
): { asks: RateLimiter; admission: AdmissionParts } {
  const { enabled, max, hitsMax, windowMs, concurrencyMax } = rateLimit;
  const redis = handle?.redis;
  const failed = (): void => handle?.failed();
  const holdMs = ai.timeoutMs + holdMarginMs;
  const rate = (rule: RateRule): RateLimiter => {
    if (!enabled) return unlimited(rule);
    return redis === undefined ? memoryRateLimiter(rule) : redisRateLimiter(redis, rule, failed);
  };
  const atOnce = (rule: ConcurrencyRule): ConcurrencyLimiter => {
    if (!enabled) return unbounded(rule);
    return redis === undefined ? memoryConcurrency(rule) : redisConcurrency(redis, rule, failed);
  };
  const asks = rate({ name: 'tutor-asks', max: hitsMax, windowMs });
  return {
    asks: redis === undefined ? asks : leasedLimiter(asks, leasing),
    admission: {
      atOnce: atOnce({ name: 'tutor-at-once', max: concurrencyMax, holdMs }),
      explanations: rate({ name: 'tutor-explanations', max, windowMs }),
      degraded: degradedAllowance({
        degraded: () => handle?.degraded() ?? false,
        atOnce: memoryConcurrency(degradedRules.atOnce(holdMs)),
        perMinute: memoryRateLimiter(degradedRules.perMinute),
        onDegraded: () => tell({ kind: 'degraded' }),
      }),
    },
  };
}
