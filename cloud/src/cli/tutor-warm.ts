/** `answly-admin tutor warm`: makes the tutor's answers ahead, after it has said what that will cost. */
import { z } from 'zod';
import { ConfigError, readConfig } from '#cloud/config';
import { list, usd } from '#cloud/config/values';
import { languageOf } from '#cloud/domain/tutor/language';
import { nanoPerUsd } from '#cloud/domain/tutor/money/cost';
import { warmModes, type WarmWish } from '#cloud/domain/tutor/warming/warm-asks';
import { oneOf } from '#cloud/one-of';
import { withDatabase } from '#cloud/open-database';
import { startWarming, type Warming } from '#cloud/start-warming';
import type { Sql } from '#cloud/storage/postgres/connect';
import { postgresPackStore } from '#cloud/storage/postgres/pack-store';
import { plainLog } from './plain-log.ts';
import { readOptions } from './read-options.ts';
import { estimateText } from './warm-report.ts';
import { makeAhead } from './warm-run.ts';

const locales = list.refine((tags) => tags.every((tag) => languageOf(tag).code !== 'item'));

const rules = {
  pack: { schema: z.uuid().optional(), value: 'the id of a published pack' },
  modes: {
    schema: list.pipe(z.enum(warmModes).array().min(1)).prefault(warmModes.join(',')),
    value: `${oneOf(warmModes)}, or several between commas,`,
  },
  locales: { schema: locales.prefault(''), value: 'languages such as de, or several between commas,' },
  'budget-usd': { schema: usd.optional(), value: 'an amount of dollars such as 5 or 0.50' },
  yes: { schema: z.boolean().default(false) },
};
type WarmWords = ReturnType<typeof readWords>;

const readWords = (words: readonly string[]) => readOptions('tutor warm', words, rules);

/** @throws UsageError where the words after `tutor warm` are something else */
export async function warmTutor(words: readonly string[]): Promise<number> {
  const wanted = readWords(words);
  const config = readConfig(process.env);
  if (!config.cache.enabled) throw new ConfigError(['CACHE_ENABLED: is false, so no answer would be kept']);
  return withDatabase(config, async (sql) => {
    const log = plainLog(config.logLevel, (line) => process.stderr.write(line));
    const usdGiven = wanted['budget-usd'];
    const budgetNano = usdGiven === undefined ? undefined : Math.round(usdGiven * nanoPerUsd);
    const warming = await startWarming(config, { sql, log, budgetNano });
    try {
      return await warm(warming, await packsOf(sql, wanted.pack), wanted);
    } finally {
      await warming.stop();
    }
  });
}

async function packsOf(sql: Sql, wanted: string | undefined): Promise<string[]> {
  const published = (await postgresPackStore(sql).listNewest()).map(({ id }) => id);
  if (wanted === undefined) return published;
  if (!published.includes(wanted)) throw new Error(`No pack with the id ${wanted} is published.`);
  return [wanted];
}

async function warm(warming: Warming, packIds: readonly string[], wanted: WarmWords): Promise<number> {
  const wish: WarmWish = { modes: wanted.modes, locales: wanted.locales };
  if (!warming.available) {
    throw new ConfigError(['AI_MODEL: no model can be asked, for want of a key, an address or a price']);
  }
  const estimate = await warming.estimate(packIds, wish);
  process.stdout.write(estimateText(estimate, warming));
  if (estimate.byModel.size === 0) return 0;
  if (!wanted.yes) {
    process.stdout.write('Nothing was made. With --yes they are.\n');
    return 0;
  }
  return makeAhead(warming, packIds, wish);
}
