/** Lets a transaction of the server wait before its commit, so that others overlap with it in a known order. */
import type { Sql, Transaction } from '../cloud/src/storage/postgres/connect.ts';
import { interceptSql } from './intercept-sql.ts';

export interface HeldCommits {
  wrap(sql: Sql): Sql;
  /** The next transaction waits before its commit. */
  arm(): void;
  disarm(): void;
  isArmed(): boolean;
  isHolding(): boolean;
  /** Lets the held one go on: to its commit, or to a crash of the server, which loses it. */
  release(how: 'commit' | 'crash'): void;
  /** The next transaction is lost with the server, before or after its commit. */
  crashNext(when: 'before-commit' | 'after-commit'): void;
}

/** Thrown within a transaction, whose connection stands: it is rolled back. */
class Lost extends Error {}

/** Its code makes the API answer as it does when its database goes away. */
export class ServerCrash extends Error {
  readonly code = 'CONNECTION_CLOSED';
}

type Work = (transaction: Transaction) => unknown;

export function createHeldCommits(): HeldCommits {
  let armed = false;
  let goOn: ((how: 'commit' | 'crash') => void) | undefined;
  let crash: 'before-commit' | 'after-commit' | undefined;

  const waitForRelease = async () => {
    armed = false;
    const how = await new Promise<'commit' | 'crash'>((resolve) => (goOn = resolve));
    if (how === 'crash') throw new Lost();
  };

  async function begin(sql: Sql, work: Work): Promise<unknown> {
    const crashing = crash;
    crash = undefined;
    const run = sql.begin(async (transaction) => {
      const done = await work(transaction);
      if (crashing === 'before-commit') throw new Lost();
      if (armed) await waitForRelease();
      return done;
    });
    const result = await run.catch((error: unknown) => {
      throw error instanceof Lost ? new ServerCrash('the server crashed before the commit') : error;
    });
    if (crashing === 'after-commit') throw new ServerCrash('the server crashed after the commit');
    return result;
  }

  return {
    wrap: (sql) =>
      interceptSql(sql, {
        begin: (work) => begin(sql, work),
        // A statement that is its own transaction can wait only inside one that is spelled out.
        statement: (text, run) =>
          (armed || crash !== undefined) && text.includes('insert into fact')
            ? begin(sql, (transaction) => run(transaction))
            : undefined,
      }),
    arm: () => void (armed = true),
    disarm: () => void (armed = false),
    isArmed: () => armed,
    isHolding: () => goOn !== undefined,
    release(how) {
      goOn?.(how);
      goOn = undefined;
    },
    crashNext: (when) => void (crash = when),
  };
}
