/** How long Postgres lets a connection be held, by what the connection is for. */
import { limits } from '@answly/shared/limits';

export interface Patience {
  /** Of one query. */
  queryMs: number;
  /** For a lock that another one holds. */
  lockMs: number;
  /** For the next query of a transaction, whose locks others wait for. */
  idleTransactionMs: number;
}

const { queryMs, queryLockMs: lockMs, longQueryMs, idleTransactionMs } = limits;

export const requestPatience: Patience = { queryMs, lockMs, idleTransactionMs };
export const commandPatience: Patience = { queryMs: longQueryMs, lockMs, idleTransactionMs };
