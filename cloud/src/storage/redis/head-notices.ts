/** Heads told to other replicas through Redis. Only a hint: one that gets lost is made up for by a device's own poll. */
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { localNotices, type HeadNotices } from '#cloud/domain/sync/heads';
import { subscribe } from './subscribe.ts';

const channel = 'sync-heads';
const count = z.int().min(0);
const message = z.object({
  from: z.string(),
  userId: z.string(),
  head: z.object({ epoch: z.string(), facts: count, documents: count }),
});

export interface RedisNotices extends HeadNotices {
  close(): void;
}

/** @param own tells this replica from the others, whose messages alone are news. */
export function redisNotices(redis: Redis, own: string): RedisNotices {
  const local = localNotices();
  const close = subscribe(redis, channel, (text) => {
    const heard = parse(text);
    if (heard !== undefined && heard.from !== own) local.tell(heard.userId, heard.head);
  });
  return {
    listen: (userId, hear) => local.listen(userId, hear),
    tell: (userId, head) => {
      local.tell(userId, head);
      void redis.publish(channel, JSON.stringify({ from: own, userId, head })).catch(() => undefined);
    },
    close,
  };
}

function parse(text: string): z.infer<typeof message> | undefined {
  try {
    return message.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
