/** Connects to Redis so that a Redis that is slow, hung or gone costs a request a moment at most. */
import { Redis } from 'ioredis';

export interface RedisHandle {
  redis: Redis;
  /** Whether each replica counts by itself just now: Redis does not answer, or answered with an error a moment ago. */
  degraded(): boolean;
  /** Hears of a count that failed: a Redis that is full or read-only is connected all the same. */
  failed(): void;
  close(): void;
}

export interface RedisNotes {
  /** @param awayMs where it was away before. */
  onUp(awayMs: number | undefined): void;
  onDown(error: Error): void;
}

/** A command that has no answer by now is given up; the caller goes on without Redis. */
const commandTimeoutMs = 300;
/** A connection that leaves commands unanswered this long is dropped, and made anew; until then nothing waits for it. */
const silenceMaxMs = 1_000;
const reconnectDelayMaxMs = 2_000;
/** For so long after a failure Redis is not trusted to count. */
const distrustMs = 5_000;

/** Returns at once; until the connection stands, commands fail at once instead of queueing. */
export function connectRedis(url: string, notes: RedisNotes): RedisHandle {
  let failedAtMs = -Infinity;
  let downAtMs: number | undefined;
  const down = (error: Error): void => {
    // ioredis repeats the error on every attempt; an operator needs the change, not the repetition.
    if (downAtMs !== undefined) return;
    downAtMs = performance.now();
    notes.onDown(error);
  };
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    socketTimeout: silenceMaxMs,
    connectTimeout: 2_000,
    // Many students' requests share one round trip.
    enableAutoPipelining: true,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), reconnectDelayMaxMs),
  });
  redis.on('ready', () => {
    notes.onUp(downAtMs === undefined ? undefined : Math.round(performance.now() - downAtMs));
    downAtMs = undefined;
  });
  redis.on('error', down);
  redis.on('close', () => down(new Error('the connection was closed')));
  return {
    redis,
    degraded: () => redis.status !== 'ready' || performance.now() - failedAtMs < distrustMs,
    failed: () => {
      failedAtMs = performance.now();
    },
    close: () => {
      redis.removeAllListeners('close');
      redis.disconnect();
    },
  };
}
