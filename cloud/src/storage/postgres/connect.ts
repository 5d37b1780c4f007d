/** A pool of connections to Postgres, with the few settings that everything here relies on. */
import { connect as connectSocket, type Socket } from 'node:net';
import postgres from 'postgres';
import { endLostTransactions } from './lost-transactions.ts';
import type { Patience } from './patience.ts';

export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;

export interface ConnectOptions {
  url: string;
  poolSize: number;
  /** Names the connections in `pg_stat_activity`. */
  name?: string;
  /** What the address says goes before it; absent: what is set for the user or the server. */
  patience?: Patience | undefined;
}

/** Connects when first used. End it with `sql.end()`. */
export function connect(options: ConnectOptions): Sql {
  const sql: Sql = postgres(options.url, {
    max: options.poolSize,
    connect_timeout: 10,
    // Seconds between tries; a database that was away is used again soon after it is back.
    backoff: (tries: number) => Math.min(2 ** tries / 20, 1),
    connection: {
      application_name: options.name ?? 'answly',
      ...(options.patience && boundsOf(options.patience)),
    },
    onnotice: () => undefined,
    // Our numbers (sequence numbers, milliseconds) stay far below 2^53.
    types: {
      bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: Number },
    },
    // Without this, a batch larger than one packet waits for the other side's delayed acknowledgement.
    socket: promptSocket,
  } as postgres.Options<{ bigint: postgres.PostgresType<number> }>);
  return endLostTransactions(sql);
}

/** As texts: the library leaves out a 0, which Postgres takes for no bound. */
function boundsOf({ queryMs, lockMs, idleTransactionMs }: Patience): Record<string, string> {
  return {
    statement_timeout: String(queryMs),
    lock_timeout: String(lockMs),
    idle_in_transaction_session_timeout: String(idleTransactionMs),
  };
}

/** Still connecting when it is handed over: the library's own handlers then see it fail, and try again. */
function promptSocket(options: { host: string[]; port: number[]; path?: string | false }): Socket {
  const host = options.host[0] ?? 'localhost';
  const target = options.path ? { path: options.path } : { host, port: options.port[0] ?? 5432 };
  // The library reads the name for TLS from the socket.
  return Object.assign(connectSocket({ ...target, noDelay: true }), { host });
}
