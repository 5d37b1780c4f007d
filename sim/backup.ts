/** A copy of one student's history on the server, and its return: what an operator does with a dump. */
import { randomUUID } from 'node:crypto';
import type { Sql } from '../cloud/src/storage/postgres/connect.ts';

/** The student's rows of each table, as JSON. */
export type Backup = Map<string, string>;

/** In an order in which they can be put back. */
const tables = ['user_sync', 'fact', 'sync_segment', 'document'];

export async function takeBackup(sql: Sql, userId: string): Promise<Backup> {
  const backup: Backup = new Map();
  for (const table of tables) {
    const [row] = await sql<{ rows: string }[]>`
      select coalesce(json_agg(row), '[]')::text as rows from ${sql(table)} row where user_id = ${userId}`;
    backup.set(table, row?.rows ?? '[]');
  }
  return backup;
}

export interface Restore {
  userId: string;
  backup: Backup;
  /** A restored history is another one, unless somebody forgets that (SY12). */
  keepsEpoch: boolean;
}

export async function restoreBackup(sql: Sql, { userId, backup, keepsEpoch }: Restore): Promise<void> {
  await sql.begin(async (transaction) => {
    for (const table of tables.toReversed()) {
      await transaction`delete from ${transaction(table)} where user_id = ${userId}`;
    }
    for (const [table, rows] of backup) {
      await transaction`
        insert into ${transaction(table)}
        select * from json_populate_recordset(null::${transaction(table)}, ${rows}::text::json)`;
    }
    if (keepsEpoch) return;
    await transaction`update user_sync set epoch = ${randomUUID()} where user_id = ${userId}`;
  });
}
