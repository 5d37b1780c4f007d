/** Puts the API together and starts it: the composition root, for main, tests and benchmarks. */
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { createHealth } from './domain/health.ts';
import { createPacks, type Packs } from './domain/packs/packs.ts';
import { publishFolder } from './domain/packs/publish-folder.ts';
import { realTimers } from './domain/timers.ts';
import { hasProvider } from './domain/tutor/model-setup.ts';
import { accountRoutes } from './http/accounts.ts';
import { deviceRoutes } from './http/devices.ts';
import { healthRoutes } from './http/health.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { packRoutes } from './http/packs.ts';
import { serve } from './http/serve.ts';
import { createAccessLog, createLog, written } from './log.ts';
import { openDatabase } from './open-database.ts';
import { watchOutage } from './outage.ts';
import { sha256Hex } from './sha256-hex.ts';
import { startAccounts } from './start-accounts.ts';
import { sweepDaily } from './start-sweeping.ts';
import { startSync } from './start-sync.ts';
import { startTutor, type StartedTutor } from './start-tutor.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { postgresPackStore } from './storage/postgres/pack-store.ts';
import { isAway, isFull, unavailableOr } from './storage/postgres/unavailable.ts';
import { connectRedis, type RedisHandle } from './storage/redis/connect.ts';
import { urlHost } from './url-host.ts';
import { version } from './version.ts';

/** What a test may put in the place of the machine's own. */
export interface CloudOverrides {
  now?: () => number;
  log?: Logger;
}

export interface RunningCloud {
  url: string;
  port: number;
  /** Undefined where metrics are off. */
  metricsPort: number | undefined;
  log: Logger;
  /** What the operator has to mend, in sentences; the API runs all the same. */
  warnings: readonly string[];
  /** Publishes one `.answlypack`. @throws AppError pack.unreadable, pack.invalid, pack.too-large */
  publishPack: Packs['publish'];
  /** Stops taking requests, finishes those that run, closes everything. Safe to call twice. */
  close(): Promise<void>;
}

/** What recording answers gets at a stop, however long the last requests took. */
const recordMs = 5_000;

/** @throws ConfigError, SchemaError, DatabaseUnreachable, ListenError; then all that was opened is closed */
export async function startCloud(config: Config, overrides: CloudOverrides = {}): Promise<RunningCloud> {
  const opened = new AsyncDisposableStack();
  try {
    return await openCloud(config, overrides, opened);
  } catch (error) {
    // Why it cannot be closed matters less than why it could not start.
    await opened.disposeAsync().catch(() => undefined);
    throw error;
  }
}

async function openCloud(
  config: Config,
  overrides: CloudOverrides,
  opened: AsyncDisposableStack,
): Promise<RunningCloud> {
  const now = overrides.now ?? Date.now;
  const wholeLog = overrides.log ?? createLog(config.logLevel);
  const access = overrides.log ?? createAccessLog(config.logLevel);
  opened.defer(async () => void (await Promise.all([written(access), written(wholeLog)])));
  const sql = await openDatabase(config);
  opened.defer(() => sql.end({ timeout: 5 }));
  const ask = () => sql`select 1`;
  const outage = watchOutage({ log: wholeLog, timers: realTimers, isAway, isFull, ask });
  opened.defer(outage.stop);
  const { log } = outage;
  const redis = openRedis(config, wholeLog);
  opened.defer(() => redis?.close());
  const metrics = config.metricsPort === 'off' ? undefined : createMetrics();
  opened.defer(() => metrics?.close());
  const accounts = startAccounts(config.tokens, { sql, redis, now });
  opened.defer(accounts.stop);
  const packs = createPacks({ store: postgresPackStore(sql), now, sha256Hex });
  const sync = startSync({ sql, redis, log, now, isLive: accounts.isLive });
  opened.defer(sync.stop);
  const { accessSeconds, refreshMs } = config.tokens;
  const sweeping = sweepDaily({ sql, log, now, accessMs: accessSeconds * 1000, refreshMs });
  opened.defer(sweeping.stop);
  // After what may take a query's time to stop, so that it stops before: it has answers to record.
  const tutor = startTutor(config, { sql, redis, log, now, tell: metrics?.tutor });
  let recordWithinMs = 0;
  opened.defer(() => Promise.race([tutor.stop(), pause(recordWithinMs)]));
  metrics?.watchBreakers(tutor.breakers.states);
  const health = healthOf(config, { sql, redis, tutor });
  const app = createApp({
    log,
    settings: config,
    authenticate: accounts.authenticate,
    translate: unavailableOr,
    observer: (observation) => {
      metrics?.observer(observation);
      access.info(observation, 'answered');
    },
    resources: [
      healthRoutes(health),
      accountRoutes(accounts.accounts),
      deviceRoutes(accounts.devices),
      ...sync.routes,
      packRoutes(packs),
      tutor.routes,
    ],
  });
  await prepare({ config, packs, log });
  const served = await serve(app, config);
  opened.defer(() => served.close(0));
  const metricsPort = await listenForMetrics(metrics, config, log);
  const close = once(async () => {
    health.startDraining();
    sync.startDraining();
    // Whoever sends traffic here notices at the next question for readiness.
    await pause(config.shutdown.drainMs);
    const endMs = performance.now() + config.shutdown.timeoutMs;
    await served.close(config.shutdown.timeoutMs);
    recordWithinMs = Math.max(recordMs, endMs - performance.now());
    await opened.disposeAsync();
  });
  const url = `http://${urlHost(reachable(config.host))}:${served.port}`;
  const warnings = tutor.warnings.map(({ told }) => told);
  const { port } = served;
  return { url, port, metricsPort, log, warnings, publishPack: packs.publish, close };
}

function openRedis(config: Config, log: Logger): RedisHandle | undefined {
  if (config.redisUrl === undefined) return undefined;
  return connectRedis(config.redisUrl, {
    onUp: (awayMs) => {
      if (awayMs === undefined) log.info('Redis answers');
      else log.warn({ awayMs }, 'Redis is back');
    },
    onDown: (error) => log.warn({ err: error }, 'Redis is away; going on without it'),
  });
}

interface HealthSources {
  sql: Sql;
  redis: RedisHandle | undefined;
  tutor: Pick<StartedTutor, 'warnings' | 'breakers'>;
}

function healthOf(config: Config, { sql, redis, tutor }: HealthSources) {
  return createHealth({
    version,
    askDatabase: () => sql`select 1`,
    redis: () => (redis === undefined ? 'off' : redis.redis.status === 'ready' ? 'up' : 'down'),
    ai: hasProvider(config.ai) ? 'configured' : 'off',
    warnings: [...new Set(tutor.warnings.map(({ shown }) => shown))],
    breakers: tutor.breakers.states,
  });
}

interface Preparation {
  config: Config;
  packs: Packs;
  log: Logger;
}

async function prepare({ config, packs, log }: Preparation): Promise<void> {
  if (config.tokens.secret === undefined) {
    log.warn('JWT_SECRET is not set: devices have to refresh their sign-in after each restart');
  }
  if (config.publishFolder === undefined) return;
  await publishFolder(packs, config.publishFolder, {
    published: (file, title) => log.info({ file, title }, 'Published a pack'),
    unreadable: (error) => log.error({ err: error }, 'The packs of ANSWLY_PUBLISH_DIR could not be read'),
    refused: (file, error) => log.error({ file, err: error }, 'A pack could not be published'),
  });
}

/** Figures that cannot be offered are no reason to refuse students. */
async function listenForMetrics(
  metrics: Metrics | undefined,
  config: Config,
  log: Logger,
): Promise<number | undefined> {
  if (metrics === undefined || config.metricsPort === 'off') return undefined;
  try {
    return await metrics.listen(config.metricsPort, config.host);
  } catch (error) {
    log.error({ err: error }, 'METRICS_PORT cannot be used; there are no metrics');
    return undefined;
  }
}

function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined;
  return () => (begun ??= work());
}
