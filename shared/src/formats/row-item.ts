/** Makes an item of one row, as its map says. */
import { item as itemSchema } from '../model/item.ts';
import type { Item } from '../model/item.ts';
import type { PackInfo } from '../model/pack.ts';
import { faultSentence } from './authored.ts';
import type { ColumnMap } from './column-map.ts';
import { issueWords } from './issue-words.ts';
import { answerOf } from './row-answer.ts';
import type { RowCells } from './row-cells.ts';
import { RowRefusal } from './row-refusal.ts';
import { topicsOfRow } from './row-topics.ts';

export interface RowContext {
  map: ColumnMap;
  packInfo: PackInfo;
  /** Markdown of the row's picture, or blank. */
  picture: string;
}

/** Stands in until the item is complete and its own id can be told from what it says. */
const unnamed = '00000000-0000-0000-0000-000000000000';

/**
 * The item of a row, its id not yet its own.
 * @throws RowRefusal when the row lacks what the item needs
 */
export function itemOfRow(cells: RowCells, { map, packInfo, picture }: RowContext): Item {
  const stem = cells.markdown(map.stem);
  if (stem === '')
    throw new RowRefusal('stem.empty', `it has no question in "${map.stem}". Write one, or remove the row.`);
  const { stem: asked = stem, ...answer } = answerOf(cells, map, { locale: packInfo.locale, stem });
  const draft = {
    id: unnamed,
    version: packInfo.version,
    locale: packInfo.locale,
    stem: picture === '' ? asked : `${asked}\n\n${picture}`,
    explanation: cells.markdown(map.explanation),
    objective: cells.textWithin(map.objective, 500),
    source: cells.textWithin(map.reference, 500),
    topics: topicsOfRow(cells, map, packInfo.title),
    ...answer,
  };
  const parsed = itemSchema.safeParse(draft, { error: issueWords });
  if (parsed.success) return parsed.data;
  const [fault = { path: [], message: 'is not valid' }] = parsed.error.issues;
  throw new RowRefusal('row.malformed', `${faultSentence(fault)} Correct it.`);
}
