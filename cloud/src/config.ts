/** The configuration: the environment, read once, checked as a whole, grouped by what it is for. */
import { readFileSync } from 'node:fs';
import type { Environment } from './config/environment.ts';
import { environment } from './config/environment.ts';
import { alertMailFaults, alertMailOf } from './config/alert-mail.ts';
import { settingFaults } from './config/faults.ts';
import { requestPatience } from './storage/postgres/patience.ts';
import { readPrices } from './config/prices-file.ts';
import { productionFaults } from './config/production.ts';
import { redisFaults, redisUrl } from './config/redis.ts';
import { withSecretFiles, type ReadText } from './config/secret-files.ts';
import type { AiSettings } from './domain/tutor/model-setup.ts';
import { nanoPerUsd } from './domain/tutor/money/cost.ts';
import type { MoneySettings } from './start-money.ts';
import type { PriceList } from './domain/tutor/money/prices.ts';

export type Config = ReturnType<typeof groupConfig>;

/** Carries every fault at once; the process ends with 78, "configuration error" by sysexits. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

export const configExitCode = 78;

/** @throws ConfigError with all faults, none of which shows a secret. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readText: ReadText = (path) => readFileSync(path, 'utf8'),
): Config {
  const { values, prices } = readAll(env, readText);
  return groupConfig(values, prices);
}

/** The checked environment, ungrouped, for `config print`. @throws ConfigError */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  readText: ReadText = (path) => readFileSync(path, 'utf8'),
): Environment {
  return readAll(env, readText).values;
}

function readAll(
  env: Readonly<Record<string, string | undefined>>,
  readText: ReadText,
): { values: Environment; prices: PriceList } {
  const { env: complete, faults } = withSecretFiles(env, readText);
  // Compose writes a variable that is not set as an empty one.
  const given = Object.fromEntries(Object.entries(complete).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const wrong = settingFaults(parsed.error?.issues ?? [], given);
  const { prices, faults: priceFaults } = readPrices(given['AI_PRICES_FILE'], readText);
  const together = [...alertMailFaults(given), ...redisFaults(given), ...productionFaults(given)];
  const all = [...faults, ...wrong, ...priceFaults, ...together];
  if (!parsed.success || all.length > 0) throw new ConfigError(all);
  return { values: parsed.data, prices };
}

function groupConfig(env: Environment, prices: PriceList) {
  const production = env.NODE_ENV === 'production';
  return {
    production,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: env.PORT,
    metricsPort: env.METRICS_PORT ?? (production ? 9464 : ('off' as const)),
    database: {
      url: env.DATABASE_URL,
      directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
      poolSize: env.DB_POOL_SIZE,
      /** Undefined: a pooler stands between, and refuses a connection that asks for bounds of its own. */
      patience: isPooled(env) ? undefined : requestPatience,
      migrateOnStart: env.MIGRATE_ON_START,
      migrationLockTimeoutMs: env.MIGRATION_LOCK_TIMEOUT_MS,
    },
    /** Undefined: this process keeps cache and limits itself. */
    redisUrl: redisUrl(env),
    tokens: {
      /** Undefined outside production: made anew at each start. */
      secret: env.JWT_SECRET,
      accessSeconds: env.JWT_EXPIRATION,
      refreshMs: env.REFRESH_TOKEN_EXPIRATION * 1000,
      reuseGraceMs: env.REFRESH_REUSE_GRACE_SECONDS * 1000,
    },
    ai: aiSettings(env, prices),
    /** With one of the two only, the index in this process does. */
    pinecone: { apiKey: env.PINECONE_API_KEY, indexUrl: env.PINECONE_INDEX_HOST },
    /** Undefined: alerts go to the log and the figures only. */
    alertMail: alertMailOf(env),
    cache: { enabled: env.CACHE_ENABLED, ttlMs: env.CACHE_TTL * 1000 },
    rateLimit: {
      enabled: env.RATE_LIMIT_ENABLED,
      max: env.RATE_LIMIT_MAX,
      hitsMax: env.RATE_LIMIT_HITS_MAX ?? env.RATE_LIMIT_MAX * 10,
      windowMs: env.RATE_LIMIT_WINDOW,
      concurrencyMax: env.TUTOR_CONCURRENCY_MAX,
    },
    corsOrigins: env.CORS_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    bodyBytesMax: env.BODY_LIMIT_BYTES,
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
    logLevel: env.LOG_LEVEL,
    shutdown: { drainMs: env.SHUTDOWN_DRAIN_MS, timeoutMs: env.SHUTDOWN_TIMEOUT_MS },
    publishFolder: env.ANSWLY_PUBLISH_DIR,
  };
}

function isPooled({ DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl = url }: Environment): boolean {
  return directUrl !== url;
}

function nanoOf(usd: number): number {
  return Math.round(usd * nanoPerUsd);
}

function aiSettings(env: Environment, prices: PriceList): AiSettings & MoneySettings['ai'] {
  return {
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.AI_BASE_URL,
    openai: { baseUrl: env.OPENAI_BASE_URL },
    anthropic: { apiKey: env.ANTHROPIC_API_KEY, baseUrl: env.ANTHROPIC_BASE_URL },
    cohere: { apiKey: env.COHERE_API_KEY, baseUrl: env.COHERE_BASE_URL },
    model: env.AI_MODEL,
    largeModel: env.AI_MODEL_LARGE,
    fallback: env.AI_FALLBACK,
    embeddingModel: env.AI_EMBEDDING_MODEL,
    timeoutMs: env.AI_TIMEOUT_MS,
    /** The operator's own. */
    prices,
    budget: {
      everyoneNano: nanoOf(env.AI_DAILY_BUDGET_USD),
      studentNano: nanoOf(env.AI_USER_DAILY_BUDGET_USD),
    },
  };
}
