/** Hears what other replicas say on a channel of Redis. Only a hint: what is said while Redis is away is lost. */
import type { Redis } from 'ioredis';

const subscribeTimeoutMs = 5_000;

/** @returns ends it. */
export function subscribe(redis: Redis, channel: string, hear: (text: string) => void): () => void {
  // Subscribing by itself, ioredis lets nobody hear of a failure, which would end the process.
  const subscriber = redis.duplicate({
    autoResubscribe: false,
    commandTimeout: subscribeTimeoutMs,
    socketTimeout: 0,
  });
  let closed = false;
  subscriber.on('error', () => undefined);
  subscriber.on('message', (_, text: string) => hear(text));
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).catch(() => {
      if (!closed) subscriber.disconnect(true);
    });
  });
  return () => {
    closed = true;
    subscriber.disconnect();
  };
}
