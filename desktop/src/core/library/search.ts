/** Full-text search in the installed items. */
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import type { SearchHit } from '#desktop/contract/library';
import type { Db } from '#desktop/core/storage/db';
import { matchExpression, queryTerms } from './search-text.ts';
import { plainText, snippetOf } from './snippet.ts';

interface HitRow {
  packId: string;
  packTitle: string;
  body: string;
}

/** Entries of installed packs only: an edition that is being filled or swept is not found. */
const matching = `FROM item_search JOIN edition_item i ON i.entry = item_search.rowid
  JOIN edition e ON e.id = i.edition_id AND e.state = 'current' WHERE item_search MATCH ?`;

/**
 * @returns the best hits first, and how many there are, counted up to `limits.searchCountMax`. Past that number the
 *   query says too little for an order to mean anything, and hits come in the packs' own order.
 */
export function search(db: Db, query: string, limit: number): { hits: SearchHit[]; total: number } {
  const expression = matchExpression(query);
  if (expression === null) return { hits: [], total: 0 };
  const total =
    db
      .prepare<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT 1 ${matching} LIMIT ${limits.searchCountMax})`,
      )
      .get(expression)?.n ?? 0;
  const order = total < limits.searchCountMax ? 'ORDER BY bm25(item_search, 8, 3, 5, 3), i.entry' : '';
  const rows = db
    .prepare<HitRow>(
      `SELECT e.pack_id AS packId, e.info ->> '$.title' AS packTitle, item.body
       FROM (SELECT i.entry ${matching} ${order} LIMIT ?) hit
       JOIN edition_item i ON i.entry = hit.entry JOIN edition e ON e.id = i.edition_id
       JOIN item ON item.key = i.item_key`,
    )
    .all(expression, limit);
  const terms = queryTerms(query);
  return { hits: rows.map((row) => hitOf(row, terms)), total };
}

function hitOf({ packId, packTitle, body }: HitRow, terms: string[]): SearchHit {
  const item = JSON.parse(body) as Item;
  const options = 'options' in item ? item.options.map((option) => option.content) : [];
  const text = plainText([item.stem, ...options, item.objective].join(' \n'));
  return { packId, packTitle, itemId: item.id, snippet: snippetOf(text, terms), topics: item.topics };
}
