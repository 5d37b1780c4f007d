/** Full-text search in the installed items. */
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import { plainLine } from '@answly/shared/model/plain-line';
import type { SearchHit } from '#desktop/contract/library';
import { closedByExams } from '#desktop/core/exam/refuse-in-exam';
import type { Db } from '#desktop/core/storage/db';
import { matchExpression, queryTerms } from './search-text.ts';
import { snippetOf } from './snippet.ts';

interface HitRow {
  packId: string;
  packTitle: string;
  body: string;
}

/** Entries of installed packs only: an edition that is being filled or swept is not found. */
const matching = `SELECT i.entry FROM item_search JOIN edition_item i ON i.entry = item_search.rowid
  JOIN edition e ON e.id = i.edition_id AND e.state = 'current' WHERE item_search MATCH ?`;

/**
 * @returns the best hits first, and how many there are, counted up to `limits.searchCountMax`. Past that number the
 *   query says too little for an order to mean anything, and hits come in the packs' own order.
 */
export function search(db: Db, query: string, limit: number): { hits: SearchHit[]; total: number } {
  const expression = matchExpression(query);
  if (expression === null) return { hits: [], total: 0 };
  const found = entries(db, `${matching} LIMIT ?`, [expression, limits.searchCountMax]);
  const ranked = `${matching} ORDER BY bm25(item_search, 8, 3, 5, 3), i.entry LIMIT ?`;
  const worthRanking = found.length > 1 && found.length < limits.searchCountMax;
  const shown = worthRanking ? entries(db, ranked, [expression, limit]) : found.slice(0, limit);
  const terms = queryTerms(query);
  const isClosed = closedByExams(db);
  return { hits: shown.map((entry) => hitOf(loadHit(db, entry), { terms, isClosed })), total: found.length };
}

function entries(db: Db, sql: string, params: unknown[]): number[] {
  return db
    .prepare<{ entry: number }>(sql)
    .all(...params)
    .map(({ entry }) => entry);
}

function loadHit(db: Db, entry: number): HitRow {
  const row = db
    .prepare<HitRow>(
      `SELECT e.pack_id AS packId, e.info ->> '$.title' AS packTitle, item.body
       FROM edition_item i JOIN edition e ON e.id = i.edition_id JOIN item ON item.key = i.item_key
       WHERE i.entry = ?`,
    )
    .get(entry);
  if (!row) throw new Error(`search found entry ${entry}, which is not there`);
  return row;
}

interface Looked {
  terms: string[];
  isClosed: ReturnType<typeof closedByExams>;
}

/** The objective counts as a hint, so an exam keeps it closed too. */
function hitOf({ packId, packTitle, body }: HitRow, { terms, isClosed }: Looked): SearchHit {
  const item = JSON.parse(body) as Item;
  const options = 'options' in item ? item.options.map((option) => option.content) : [];
  const objective = isClosed({ packId, itemId: item.id }) ? [] : [item.objective];
  const text = [item.stem, ...options, ...objective].map(plainLine).join(' ').trim();
  const { id: itemId, locale, topics } = item;
  return { packId, packTitle, itemId, locale, snippet: snippetOf(text, terms), topics };
}
