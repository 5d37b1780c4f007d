/** Puts a student's part of the server back to an earlier state, as a restored dump does. */
import type { Sql } from '../cloud/src/storage/postgres/connect.ts';

const tables = ['user_sync', 'fact', 'document', 'sync_segment'] as const;

/** @returns what brings the rows of now back, with the same epoch. */
export async function saveStudent(sql: Sql, userId: string): Promise<() => Promise<void>> {
  const saved = new Map<string, string>();
  for (const table of tables) {
    const [row] = await sql<{ rows: string | null }[]>`
      select json_agg(each)::text as rows from ${sql(table)} as each where user_id = ${userId}`;
    saved.set(table, row?.rows ?? '[]');
  }
  return async () => {
    await sql.begin(async (transaction) => {
      for (const table of tables.toReversed())
        await transaction`delete from ${transaction(table)} where user_id = ${userId}`;
      for (const [table, rows] of saved)
        await transaction`
          insert into ${transaction(table)}
          select * from json_populate_recordset(null::${transaction(table)}, ${rows}::text::json)`;
    });
  };
}
