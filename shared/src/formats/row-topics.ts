/** The topics of a row, as the rules of its map give them. */
import { limits } from '../limits.ts';
import type { ColumnMap } from './column-map.ts';
import type { RowCells } from './row-cells.ts';

/** Each topic once, in the order of the rules; the pack's title where they give none. */
export function topicsOfRow(cells: RowCells, map: ColumnMap, packTitle: string): string[] {
  const topics = map.topics.flatMap((rule) => topicsOfRule(cells, map, rule));
  const named = [...new Set(topics)];
  return named.length === 0 ? [packTitle] : named.slice(0, limits.topicsPerItemMax);
}

export function topicsOfRule(cells: RowCells, map: ColumnMap, rule: ColumnMap['topics'][number]): string[] {
  if ('fixed' in rule) return [rule.fixed.trim()].filter((topic) => topic !== '');
  // A cell may name several topics, in a list or one a line.
  const names = cells.list(rule.column, map.listSeparator ?? '\n');
  return names
    .map((name) =>
      Array.from(name)
        .slice(0, rule.take ?? 120)
        .join('')
        .trim(),
    )
    .filter((topic) => topic !== '');
}
