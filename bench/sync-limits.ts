/** The raw limits of sync: the same facts straight into Postgres, and straight from there into SQLite. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connect, type Sql } from '../cloud/src/storage/postgres/connect.ts';
import { openDb } from '../desktop/src/core/storage/db.ts';
import { factColumns, recordOfRow, type FactRow } from '../desktop/src/core/storage/logged-fact.ts';
import type { Fact, FactRecord } from '@answly/shared/sync/fact';
import { timed } from './measure.ts';
import type { Workshop } from './workshop.ts';

export interface RawSync {
  /** A new history in batches of 1,000, each durable before the next. Seconds. */
  push(): Promise<number>;
  /** The history pushed last, in pages of 5,000, each durable before the next. Seconds. */
  pull(): Promise<number>;
  close(): Promise<void>;
}

const batchSize = 1_000;
const pageSize = 5_000;

interface Row {
  fact: FactRecord;
  itemId: string;
}

export async function openRawSync(databaseUrl: string, workshop: Workshop): Promise<RawSync> {
  const sql = connect({ url: databaseUrl, poolSize: 1, name: 'bench' });
  // The same columns and indexes as the real table, without what refers to other tables.
  await sql`create table raw_fact (like fact including all)`;
  const rows = readRows(join(await workshop.copyOfAttempts(), 'study.db'));
  let userId = '';
  return {
    push: async () => {
      userId = randomUUID();
      const took = await timed(async () => {
        for (let from = 0; from < rows.length; from += batchSize) {
          await insertBatch(sql, { userId, from, rows: rows.slice(from, from + batchSize) });
        }
      });
      return took / 1000;
    },
    pull: async () => {
      const file = join(workshop.newFolder(), 'raw.db');
      return (await timed(() => pullInto(file, sql, userId))) / 1000;
    },
    close: () => sql.end(),
  };
}

/** Everything that is computed is computed here, before the clock runs. */
function readRows(file: string): Row[] {
  const db = openDb(file);
  try {
    return db
      .prepare<FactRow>(`SELECT ${factColumns} FROM fact ORDER BY local`)
      .all()
      .map((row) => ({
        fact: recordOfRow(row),
        itemId: (JSON.parse(row.body) as { itemId: string }).itemId,
      }));
  } finally {
    db.close();
  }
}

async function insertBatch(sql: Sql, batch: { userId: string; from: number; rows: Row[] }): Promise<void> {
  const { userId, from, rows } = batch;
  await sql`
    insert into raw_fact (user_id, seq, fact_id, device_id, device_seq, kind, at, effective_at, received_at,
      zone_minutes, mono_ms, item_id, body, prefix_sum)
    select ${userId}, ${from} + place, fact_id, device_id, device_seq, kind, at, at, at, 60, mono_ms, item_id, body,
      place
    from unnest(
      ${rows.map(({ fact }) => fact.id)}::uuid[],
      ${rows.map(({ fact }) => fact.deviceId)}::uuid[],
      ${rows.map(({ fact }) => fact.deviceSeq)}::bigint[],
      ${rows.map(({ fact }) => fact.kind)}::text[],
      ${rows.map(({ fact }) => fact.at)}::bigint[],
      ${rows.map(({ fact }) => fact.monoMs)}::bigint[],
      ${rows.map(({ itemId }) => itemId)}::uuid[],
      ${rows.map(({ fact }) => fact.body)}::text[]
    ) with ordinality as pushed (fact_id, device_id, device_seq, kind, at, mono_ms, item_id, body, place)`;
}

async function pullInto(file: string, sql: Sql, userId: string): Promise<void> {
  const db = openDb(file);
  db.exec(`CREATE TABLE raw_fact (local INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    device_id TEXT NOT NULL, device_seq INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT`);
  const insert = db.prepare(
    'INSERT INTO raw_fact (id, kind, device_id, device_seq, at, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  try {
    for (let cursor = 0; ; cursor += pageSize) {
      const [page] = await sql<{ facts: Fact[] | null }[]>`
        select json_agg(json_build_object('id', fact_id, 'kind', kind, 'deviceId', device_id, 'deviceSeq', device_seq,
          'at', at, 'body', body::json) order by seq) as facts from raw_fact
        where user_id = ${userId} and seq > ${cursor} and seq <= ${cursor + pageSize}`;
      const facts = page?.facts ?? [];
      if (facts.length === 0) return;
      db.transaction(() => {
        for (const { id, kind, deviceId, deviceSeq, at, body } of facts) {
          insert.run(id, kind, deviceId, deviceSeq, at, JSON.stringify(body));
        }
      });
    }
  } finally {
    db.close();
  }
}
