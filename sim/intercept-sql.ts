/** Stands between the stores and PostgreSQL, where tests of the unhappy need to put their hands. */
import type { Sql, Transaction } from '../cloud/src/storage/postgres/connect.ts';

export interface Interception {
  begin?: (work: (transaction: Transaction) => unknown) => Promise<unknown>;
  /**
   * @param run runs the statement, with other words where they are given, on whatever connection it is handed
   * @returns the statement's rows; undefined lets it run as it is
   */
  statement?: (text: string, run: Run, values: unknown[]) => Promise<unknown> | undefined;
}

export type Run = (on: Sql | Transaction, words?: readonly string[]) => Promise<unknown>;

type Tag = (words: TemplateStringsArray, ...values: unknown[]) => Promise<unknown>;

export function interceptSql(sql: Sql, { begin, statement }: Interception): Sql {
  return new Proxy(sql, {
    apply(target, _self, given: [TemplateStringsArray, ...unknown[]]) {
      const [words, ...values] = given;
      const isStatement = Array.isArray(words) && 'raw' in words;
      const run: Run = (on, other = words) =>
        (on as unknown as Tag)(Object.assign([...other], { raw: [...other] }), ...values);
      const taken = isStatement ? statement?.(words.join('?'), run, values) : undefined;
      return taken ?? Reflect.apply(target as unknown as (...args: unknown[]) => unknown, undefined, given);
    },
    get: (target, name) =>
      name === 'begin' && begin !== undefined
        ? (...given: unknown[]) => begin(given.at(-1) as (transaction: Transaction) => unknown)
        : (Reflect.get(target, name) as unknown),
  });
}
