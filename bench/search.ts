/** How long a search in 50,000 items takes, over queries of one to three words, whole and begun. */
import { join } from 'node:path';
import { matchExpression } from '../desktop/src/core/library/search-text.ts';
import { openDb } from '../desktop/src/core/storage/db.ts';
import { createTestRandom } from '../desktop/src/core/testing/test-core.ts';
import { lowerIsBetter, quantile, timed, type Benchmark } from './measure.ts';
import { openCore } from './open-core.ts';
import { richItems } from './study-file.ts';

const queryCount = 600;
/** What the library's list shows. */
const hitLimit = 20;
const seed = 7;

export const benchmark: Benchmark = {
  names: ['search.50k.p95'],
  async run(workshop) {
    const folder = await workshop.copyOfStudy();
    const { core } = openCore(folder);
    const db = openDb(join(folder, 'study.db'));
    const match = db.prepare('SELECT rowid FROM item_search WHERE item_search MATCH ? LIMIT ?');
    try {
      const searches: number[] = [];
      const matches: number[] = [];
      for (const query of queries()) {
        searches.push(await timed(() => core.handlers['library.search']({ query, limit: hitLimit })));
        const expression = matchExpression(query);
        matches.push(await timed(() => match.all(expression, hitLimit)));
      }
      return [
        lowerIsBetter({
          name: 'search.50k.p95',
          value: quantile(searches, 0.95),
          unit: 'ms',
          limitName: 'FTS5 MATCH with LIMIT, no order, p95',
          limitValue: quantile(matches, 0.95),
        }),
      ];
    } finally {
      db.close();
      await core.close();
    }
  },
};

/**
 * Words that stand together in an item, so that queries find something; the last is cut short as by someone who is
 * still typing, every third time.
 */
function queries(): string[] {
  const { share } = createTestRandom(seed);
  const items = richItems(2_000);
  return Array.from({ length: queryCount }, (_, n) => {
    const stem = String(items[Math.floor(share() * items.length)]?.['stem'])
      .replace('?', '')
      .split(' ');
    const words = Array.from({ length: 1 + (n % 3) }, () => stem[Math.floor(share() * stem.length)] ?? '');
    const query = words.join(' ');
    return n % 9 < 3 ? query.slice(0, -1 - Math.floor(share() * 3)) || query : query;
  });
}
