/** Puts sync together from its rules, its stores and what tells other replicas. */
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import type { Logger } from 'pino';
import type { Session } from './domain/accounts/session.ts';
import { createDocuments } from './domain/sync/documents.ts';
import { createFacts } from './domain/sync/facts.ts';
import { localNotices } from './domain/sync/heads.ts';
import { createLeases } from './domain/sync/leases.ts';
import { createSealer } from './domain/sync/sealer.ts';
import { createSegments } from './domain/sync/segments.ts';
import { realTimers } from './domain/timers.ts';
import type { Resource } from './http/context.ts';
import { headRoutes } from './http/heads.ts';
import { syncRoutes } from './http/sync.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { postgresDocumentStore } from './storage/postgres/document-store.ts';
import { postgresFactStore } from './storage/postgres/fact-store.ts';
import { postgresLeaseStore } from './storage/postgres/lease-store.ts';
import { postgresSegmentStore } from './storage/postgres/segment-store.ts';
import type { RedisHandle } from './storage/redis/connect.ts';
import { redisNotices } from './storage/redis/head-notices.ts';

export interface SyncSurroundings {
  sql: Sql;
  redis: RedisHandle | undefined;
  log: Logger;
  now: () => number;
  isLive: (session: Session) => Promise<boolean>;
}

export interface StartedSync {
  routes: Resource[];
  /** Ends the streams of heads, which would keep a stopping server waiting. */
  startDraining(): void;
  stop(): Promise<void>;
}

const pack = promisify(zstdCompress);
/** Packed once and read by every new device. */
const packLevel = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };
const sealRestMs = 1_000;

export function startSync({ sql, redis, log, now, isLive }: SyncSurroundings): StartedSync {
  const shared = redis && redisNotices(redis.redis, randomUUID());
  const notices = shared ?? localNotices();
  const store = postgresFactStore(sql);
  const segments = createSegments({
    facts: store,
    store: postgresSegmentStore(sql),
    now,
    pack: (text) => pack(text, packLevel),
    sha256Hex,
  });
  const sealer = createSealer({
    sealNext: (userId) => segments.sealNext(userId),
    restMs: sealRestMs,
    timers: realTimers,
    report: (error) => log.error({ err: error }, 'A segment could not be sealed'),
  });
  const facts = createFacts({
    store,
    notices,
    now,
    appended: (userId, head, count) => {
      if (segments.isFull(head, count)) sealer.wake(userId);
    },
  });
  const stopping = new AbortController();
  return {
    routes: [
      syncRoutes({
        facts,
        segments,
        documents: createDocuments({ store: postgresDocumentStore(sql), notices, now }),
        leases: createLeases({ store: postgresLeaseStore(sql), now }),
      }),
      headRoutes({
        notices,
        readHead: (userId) => store.readHead(userId),
        isLive,
        stopping: stopping.signal,
      }),
    ],
    startDraining: () => stopping.abort(),
    stop: async () => {
      await sealer.stop();
      shared?.close();
    },
  };
}
