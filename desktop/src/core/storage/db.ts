/** The open study file: prepared statements and transactions over better-sqlite3. */
import Sqlite from 'better-sqlite3';
import { refusalOf } from './sqlite-problem.ts';

export interface Db {
  readonly file: string;
  /** Each text is compiled once. Rows are typed by the caller, who also wrote the columns. */
  prepare<Row = unknown>(sql: string): Sqlite.Statement<unknown[], Row>;
  exec(sql: string): void;
  pragma(text: string): unknown;
  /**
   * Runs `work` in one transaction: all of it is on disk when this returns, or nothing of it.
   * Inside another transaction it joins that one.
   * @throws AppError `disk.full`, `disk.failed` or `data.damaged`; else what `work` throws.
   */
  transaction<T>(work: () => T): T;
  /** Calls back before an outermost transaction begins. */
  onBegin(begins: () => void): void;
  /** Calls back when a transaction was undone: what was remembered of it is not true. */
  onRollback(forget: () => void): void;
  /** Calls back when an outermost transaction is on disk. */
  onCommit(done: () => void): void;
  close(): void;
}

/** How long the log grows, in pages, before SQLite copies it into the file by itself. */
export const logPagesMax = 4000;

/** Opens `file` as every part of Answly must; `synchronous` would silently be NORMAL for a file in WAL mode. */
export function openDb(file: string): Db {
  const sqlite = new Sqlite(file, { timeout: 5000 });
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('journal_size_limit = 67108864');
    // Pages that change again and again in a long sync are copied into the file once, not at every megabyte.
    sqlite.pragma(`wal_autocheckpoint = ${logPagesMax}`);
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('cache_size = -32768');
  } catch (error) {
    sqlite.close();
    throw error;
  }
  const statements = new Map<string, Sqlite.Statement>();
  const beginning: (() => void)[] = [];
  const forgetful: (() => void)[] = [];
  const committed: (() => void)[] = [];

  return {
    file,
    prepare<Row>(sql: string) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = sqlite.prepare(sql);
        statements.set(sql, statement);
      }
      return statement as Sqlite.Statement<unknown[], Row>;
    },
    exec: (sql) => void sqlite.exec(sql),
    pragma: (text) => sqlite.pragma(text, { simple: true }),
    transaction(work) {
      if (sqlite.inTransaction) return work();
      for (const begins of beginning) begins();
      try {
        const result = sqlite.transaction(work).immediate();
        for (const done of committed) done();
        return result;
      } catch (error) {
        for (const forget of forgetful) forget();
        throw refusalOf(error);
      }
    },
    onBegin: (begins) => void beginning.push(begins),
    onRollback: (forget) => void forgetful.push(forget),
    onCommit: (done) => void committed.push(done),
    close: () => void sqlite.close(),
  };
}
