/** Replicas tell each other whose sessions have ended, through Redis. */
import type { Redis } from 'ioredis';
import type { Ended } from '#cloud/domain/accounts/tell-ended';
import { subscribe } from './subscribe.ts';

const channel = 'sessions-ended';

export interface EndedNotices {
  tell: Ended;
  close(): void;
}

/** @param hear of what any replica tells, this one too. */
export function redisEndedNotices(redis: Redis, hear: Ended): EndedNotices {
  return {
    tell: (userId) => {
      void redis.publish(channel, userId).catch(() => undefined);
    },
    close: subscribe(redis, channel, hear),
  };
}
