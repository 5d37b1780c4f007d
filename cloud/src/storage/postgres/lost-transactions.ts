/**
 * A transaction whose connection is lost ends, and sends nothing more. The library (postgres 3.4.9) would roll it back on
 * the socket that is gone, which ends the process, or run what comes late in whatever transaction has the connection next.
 */
import type { Sql, Transaction } from './connect.ts';
import { isAway } from './unavailable.ts';

type Body = (transaction: Transaction) => unknown;

export function endLostTransactions(sql: Sql): Sql {
  const begin = sql.begin.bind(sql) as (options: string, body: Body) => Promise<unknown>;
  const beginGuarded = async (...given: [Body] | [string, Body]): Promise<unknown> => {
    const [options, body] = given.length === 1 ? (['', given[0]] as const) : given;
    let over = false;
    try {
      return await begin(options, (transaction) => lastingBody(body, transaction, () => over));
    } finally {
      over = true;
    }
  };
  return Object.assign(sql, { begin: beginGuarded as Sql['begin'] });
}

/** By then the library has heard of a connection that is lost. */
const lossToldMs = 1_000;

/**
 * Never settles once the connection is lost: the library hears of that by itself, and would answer by a query. An error
 * that only looks like it, such as that of another server, ends the transaction a moment later.
 */
function lastingBody(body: Body, transaction: Transaction, isOver: () => boolean): Promise<unknown> {
  const guarded = new Proxy(transaction, {
    apply: (target, self, given: Parameters<Transaction>) => {
      if (isOver()) throw new Error('this transaction is over');
      return Reflect.apply(target, self, given) as unknown;
    },
  });
  const run = async (): Promise<unknown> => body(guarded);
  return new Promise((resolve, reject) => {
    void run().then(
      (value) => {
        if (!isOver()) resolve(value);
      },
      (error: unknown) => {
        if (isAway(error)) setTimeout(() => isOver() || reject(error), lossToldMs);
        else if (!isOver()) reject(error);
      },
    );
  });
}
