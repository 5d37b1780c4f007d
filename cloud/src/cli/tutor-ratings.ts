/** `answly-admin tutor ratings`: the questions whose answers helped least, to be read and mended. */
import { readConfig } from '#cloud/config';
import { integer } from '#cloud/config/values';
import type { RatedItem } from '#cloud/domain/tutor/ratings';
import { withDatabase } from '#cloud/open-database';
import { postgresRatings } from '#cloud/storage/postgres/tutor-ratings';
import { readOptions } from './read-options.ts';
import { table } from './table.ts';

const rules = {
  count: { schema: integer(1, 10_000).prefault('20'), value: 'a number of questions from 1 to 10000' },
};

/** @throws UsageError where the words after `tutor ratings` are something else */
export async function printTutorRatings(words: readonly string[]): Promise<number> {
  const { count } = readOptions('tutor ratings', words, rules);
  const worst = await withDatabase(readConfig(process.env), (sql) => postgresRatings(sql).worst(count));
  process.stdout.write(worst.length === 0 ? 'Nobody has complained of an answer.\n' : ratingTable(worst));
  return 0;
}

const head = ['pack', 'item', 'mode', 'reason', 'version', 'helped', 'not'];

function ratingTable(items: readonly RatedItem[]): string {
  const lines = items.map(({ packId, itemId, itemVersion, mode, helped, notHelped, reason }) => {
    const words = [packId, itemId, mode, reason ?? '-'];
    return [...words, ...[itemVersion, helped, notHelped].map(String)];
  });
  return table([head, ...lines], 4);
}
