/** For work that may take longer than a query of a request: publishing a pack, erasing a student. */
import { limits } from '@answly/shared/limits';
import type { Transaction } from './connect.ts';

/** Until the transaction ends. */
export async function takeTime(transaction: Transaction): Promise<void> {
  await transaction`select set_config('statement_timeout', ${String(limits.longQueryMs)}, true)`;
}

/** Waits for as long for whoever does the same. */
export async function waitLong(transaction: Transaction): Promise<void> {
  await transaction`select set_config('lock_timeout', ${String(limits.longQueryMs)}, true)`;
}
