/** The simulator's view of its own PostgreSQL: what the server uses, and who waits for a lock. */
import { connect, type Sql } from '../cloud/src/storage/postgres/connect.ts';

export interface CloudDatabase {
  /** What the server uses. */
  sql: Sql;
  /** How many statements of the server wait for a lock. */
  blockedCount(): Promise<number>;
  close(): Promise<void>;
}

/** @param name tells its connections from those of others */
export function openCloudDatabase(url: string, name: string): CloudDatabase {
  const sql = connect({ url, poolSize: 8, name });
  const watch = connect({ url, poolSize: 1 });
  return {
    sql,
    async blockedCount() {
      const rows = await watch`
        select from pg_locks join pg_stat_activity using (pid) where not granted and application_name = ${name}`;
      return rows.length;
    },
    async close() {
      await sql.end();
      await watch.end();
    },
  };
}
