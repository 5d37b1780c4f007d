/** Numbers facts as a sequence of the database would: at once for all to see, with no row locked to the commit (SY2). */
import { interceptSql } from '../intercept-sql.ts';
import type { Sql } from '../sabotage.ts';

/** The values of the statement that inserts facts, as far as they are about the counters. */
type Counting = [count: number, sum: number, modulus: number, userId: string];

export function numberedBySequence(sql: Sql): Sql {
  return interceptSql(sql, {
    statement(text, run, values) {
      if (!text.includes('insert into fact')) return undefined;
      const words = unlocked(text.split('?'));
      return inTurn(sql, values.slice(0, 4) as Counting, () => run(sql, words));
    },
  });
}

/** Gives the numbers back where a fact was known already: those holes would be seen before the wrong order is. */
async function inTurn(sql: Sql, [count, sum, modulus, userId]: Counting, insert: () => Promise<unknown>) {
  const raise = (by: number, sumBy: number) => sql`
    update user_sync set facts_seq = facts_seq + ${by}, facts_sum = (facts_sum + ${sumBy}) % ${modulus}::bigint
    where user_id = ${userId}`;
  await raise(count, sum);
  try {
    return await insert();
  } catch (error) {
    if ((error as { code?: unknown }).code === '23505') await raise(-count, modulus - sum);
    throw error;
  }
}

/** What the first part of the statement says up to each of its values. */
const counting = [
  /^\s*with history as \(\s*update user_sync set facts_seq = facts_seq \+ $/,
  /^,\s*facts_sum = \(facts_sum \+ $/,
  /^\) % $/,
  /^::bigint\s*where user_id = $/,
  /^\s*returning epoch, facts_seq, docs_seq, facts_sum - $/,
  /^ \+ $/,
];
const afterwards = /^::bigint as sum_before\s*\)/;

/**
 * The words of the statement, so that it only reads the counters, which were raised before.
 * @throws when the product's statement has become another one: then this mistake must be written anew.
 */
function unlocked(words: string[]): string[] {
  const last = words[counting.length] ?? '';
  if (!counting.every((pattern, place) => pattern.test(words[place] ?? '')) || !afterwards.test(last)) {
    throw new Error('the statement that inserts facts is not the one this sabotage knows');
  }
  const reading = `with history as (
    select epoch, facts_seq, docs_seq, facts_sum - taken + modulus as sum_before from user_sync
    join (values (`;
  const given = '::bigint)) as given (count, sum, of, user_id, taken, modulus) using (user_id))';
  return [
    reading,
    '::bigint, ',
    '::bigint, ',
    '::bigint, ',
    '::uuid, ',
    '::bigint, ',
    last.replace(afterwards, given),
    ...words.slice(counting.length + 1),
  ];
}
