/** A mistake on purpose, made at a seam of the product: it proves that an invariant can fail. */
import type { FactStore } from '../cloud/src/domain/sync/fact-store.ts';
import type { Sql } from '../cloud/src/storage/postgres/connect.ts';
import type { Ground } from '../desktop/src/core/ground.ts';
import type { Db } from '../desktop/src/core/storage/db.ts';
import type { FactLog } from '../desktop/src/core/storage/facts.ts';
import type { Timers } from '../desktop/src/core/timers.ts';
import type { Rule } from './violation.ts';

export type { Db, FactLog, FactStore, Ground, Sql, Timers };

/** What a sabotage may put around the parts of the cloud. */
export interface CloudSeams {
  sql?: (sql: Sql) => Sql;
  store?: (store: FactStore) => FactStore;
}

/** What a sabotage may put around the parts of one device; made anew at each start of a core. */
export interface DeviceSeams {
  db?: (db: Db) => Db;
  facts?: (facts: FactLog, ground: Ground) => FactLog;
  fetch?: (send: typeof fetch, ground: Ground) => typeof fetch;
  timers?: (timers: Timers) => Timers;
}

export interface Sabotage {
  name: string;
  /** What is done wrong, in a sentence for `--list-sabotages`. */
  about: string;
  /** The promises that are seen to break; another one would mean that something else went wrong. */
  breaks: readonly Rule[];
  cloud?: () => CloudSeams;
  device?: () => DeviceSeams;
}
