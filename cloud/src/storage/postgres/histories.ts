/** The one row of each student that orders their history: its lock, its counters, its epoch (SY2, SY12). */
import { randomUUID } from 'node:crypto';
import { AppError } from '@answly/shared/errors/app-error';
import type { Head } from '#cloud/domain/sync/heads';
import type { Sql, Transaction } from './connect.ts';
import { isForeignKeyViolation } from './sql-state.ts';

/** The columns of a head, of `user_sync` as `history`. */
export function headColumns(sql: Sql | Transaction) {
  return sql`(select epoch from sync_history) || '.' || history.epoch as epoch, history.facts_seq as facts,
    history.docs_seq as documents`;
}

/** The lock lasts to the end of the transaction: whoever numbers next sees all numbers before (SY2). */
export async function lockHistory(sql: Transaction, userId: string): Promise<Head> {
  return readStarted(sql, userId, async () => {
    const [row] = await sql<Head[]>`
      select ${headColumns(sql)} from user_sync as history where user_id = ${userId} for update`;
    return row;
  });
}

export async function readHead(sql: Sql, userId: string): Promise<Head> {
  return readStarted(sql, userId, async () => {
    const [row] = await sql<Head[]>`
      select ${headColumns(sql)} from user_sync as history where user_id = ${userId}`;
    return row;
  });
}

/** What `read` finds of a history, which is started where there is none yet. @throws as `startHistory` does */
export async function readStarted<T>(
  sql: Sql | Transaction,
  userId: string,
  read: () => Promise<T | undefined>,
): Promise<T> {
  return (await read()) ?? (await startHistory(sql, userId), (await read()) ?? historyVanished());
}

/** @throws AppError session.required where the student was erased since the request began */
export async function startHistory(sql: Sql | Transaction, userId: string): Promise<void> {
  try {
    await sql`
      insert into user_sync (user_id, epoch) values (${userId}, ${randomUUID()})
      on conflict (user_id) do nothing`;
  } catch (error) {
    throw isForeignKeyViolation(error) ? new AppError('session.required', { cause: error }) : error;
  }
}

function historyVanished(): never {
  throw new Error('a history that was just started is not there');
}

export interface Histories {
  /** Gives the history of the whole server another identity (SY12). */
  beginEpoch(): Promise<void>;
}

export function postgresHistories(sql: Sql): Histories {
  return {
    beginEpoch: async () => {
      await sql`update sync_history set epoch = gen_random_uuid()`;
    },
  };
}
