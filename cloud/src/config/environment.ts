/** Every variable Answly's cloud reads, its form and its default. What is not named here is not read. */
import { z } from 'zod';
import { limits } from '@answly/shared/limits';
import {
  address,
  duration,
  flag,
  hostAddress,
  hostName,
  integer,
  mailAddress,
  modelNames,
  networks,
  origins,
  port,
  portOrOff,
  usd,
  word,
} from './values.ts';

const day = '86400';

export const environment = z.object({
  NODE_ENV: word(['production', 'development', 'test']).default('development'),
  /** Where to listen; all interfaces in production, this machine alone otherwise. */
  HOST: hostName.optional(),
  PORT: port.prefault('4000'),

  DATABASE_URL: address('postgres', 'postgresql').optional(),
  /** Past a pooler, for migrations; DATABASE_URL unless given. */
  DATABASE_DIRECT_URL: address('postgres', 'postgresql').optional(),
  DB_POOL_SIZE: integer(1, 200).prefault('20'),
  MIGRATE_ON_START: flag.prefault('true'),
  MIGRATION_LOCK_TIMEOUT_MS: duration('ms', '1ms', '1h').prefault('60000'),

  REDIS_URL: address('redis', 'rediss').optional(),
  REDIS_HOST: hostName.optional(),
  REDIS_PORT: port.prefault('6379'),
  REDIS_PASSWORD: z.string().min(1).optional(),

  JWT_SECRET: z.string().min(1).optional(),
  JWT_EXPIRATION: duration('s', '1s', '3650d').prefault('15m'),
  REFRESH_TOKEN_EXPIRATION: duration('s', '1s', '3650d').prefault('30d'),
  REFRESH_REUSE_GRACE_SECONDS: duration('s', '0s', '1h').prefault('30'),

  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: address('http', 'https').optional(),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: address('http', 'https').optional(),
  COHERE_API_KEY: z.string().min(1).optional(),
  COHERE_BASE_URL: address('http', 'https').optional(),
  /** A server that speaks OpenAI's chat completions, instead of OpenAI. */
  AI_BASE_URL: address('http', 'https').optional(),
  AI_MODEL: z.string().min(1).optional(),
  /** For items that take several steps or lack an explanation, and after a failed check; AI_MODEL unless given. */
  AI_MODEL_LARGE: z.string().min(1).optional(),
  AI_FALLBACK: modelNames.prefault(''),
  /** Without it, questions alike are found by their topics and words. */
  AI_EMBEDDING_MODEL: z.string().min(1).optional(),
  AI_TIMEOUT_MS: duration('ms', '1s', '10m').prefault('45000'),
  /** What the tutor's models may cost in a UTC day: all students together, and each of them. */
  AI_DAILY_BUDGET_USD: usd.prefault('100'),
  AI_USER_DAILY_BUDGET_USD: usd.prefault('1'),
  /** JSON with prices that go before the published ones. */
  AI_PRICES_FILE: z.string().min(1).optional(),
  /** Where alerts about the budget are handed in; the three belong together. */
  SMTP_URL: address('smtp', 'smtps').optional(),
  ALERT_MAIL_TO: mailAddress.optional(),
  ALERT_MAIL_FROM: mailAddress.optional(),
  PINECONE_API_KEY: z.string().min(1).optional(),
  PINECONE_INDEX_HOST: hostAddress.optional(),
  CACHE_ENABLED: flag.prefault('true'),
  CACHE_TTL: duration('s', '1s', '3650d').prefault(day),
  RATE_LIMIT_ENABLED: flag.prefault('true'),
  RATE_LIMIT_MAX: integer(1, 1_000_000).prefault('30'),
  /** For tutor asks of any kind, known answers included; ten times RATE_LIMIT_MAX unless given. */
  RATE_LIMIT_HITS_MAX: integer(1, 10_000_000).optional(),
  RATE_LIMIT_WINDOW: duration('ms', '1ms', '1d').prefault('60000'),
  /** Answers that one student may have under way at the same time. */
  TUTOR_CONCURRENCY_MAX: integer(1, 1_000).prefault('3'),

  CORS_ORIGINS: origins.prefault(''),
  /** Addresses or networks (10.0.0.0/8) whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: networks.prefault(''),
  BODY_LIMIT_BYTES: integer(1024, 64 * 1024 * 1024).prefault(String(limits.pushBytesMax)),
  REQUEST_TIMEOUT_MS: duration('ms', '1ms', '10m').prefault('30000'),
  LOG_LEVEL: word(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** `off`, or the port for Prometheus; 9464 in production, off otherwise. */
  METRICS_PORT: portOrOff.optional(),
  SHUTDOWN_DRAIN_MS: duration('ms', '0ms', '10m').prefault('5000'),
  SHUTDOWN_TIMEOUT_MS: duration('ms', '1ms', '10m').prefault('25000'),
  /** A folder whose .answlypack files are published at start. */
  ANSWLY_PUBLISH_DIR: z.string().min(1).optional(),
});

export type Environment = z.infer<typeof environment>;

/** Read from `NAME` or from the file that `NAME_FILE` names; never printed. */
export const secretNames = [
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'REDIS_URL',
  'REDIS_PASSWORD',
  'JWT_SECRET',
  'OPENAI_API_KEY',
  'SMTP_URL',
  'ANTHROPIC_API_KEY',
  'COHERE_API_KEY',
  'PINECONE_API_KEY',
] as const satisfies readonly (keyof Environment)[];

/** Values that documentation shows; whoever uses one in production has no secret. */
export const exampleValues: ReadonlySet<string> = new Set([
  'change-me',
  'changeme',
  'change-me-to-a-long-random-secret-value',
  'your-secret-key',
  'your-super-secret-jwt-key-change-in-production',
  'secret',
  'password',
  'example',
  'postgres',
  'answly',
  'sk-...',
]);
