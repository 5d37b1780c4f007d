/** The topics of a row, as the rules of its map give them. */
import { limits } from '../limits.ts';
import type { ColumnMap } from './column-map.ts';
import { cutShort, type RowCells } from './row-cells.ts';

const topicCharsMax = 120;

/** Each topic once, in the order of the rules; the pack's title where they give none. */
export function topicsOfRow(cells: RowCells, map: ColumnMap, packTitle: string): string[] {
  const topics = map.topics.flatMap((rule) => topicsOfRule(cells, map, rule));
  const named = [...new Set(topics)];
  const { topicsPerItemMax } = limits;
  if (named.length > topicsPerItemMax) {
    const message = `of its ${named.length} topics only the first ${topicsPerItemMax} came in. Leave some out.`;
    cells.remark('topics.too-many', message);
  }
  return named.length === 0 ? [packTitle] : named.slice(0, topicsPerItemMax);
}

export function topicsOfRule(cells: RowCells, map: ColumnMap, rule: ColumnMap['topics'][number]): string[] {
  if ('fixed' in rule) return [rule.fixed.trim()].filter((topic) => topic !== '');
  // A cell may name several topics, in a list or one a line.
  const names = cells.list(rule.column, map.listSeparator ?? '\n');
  return names.map((name) => topicOf(name, rule, cells)).filter((topic) => topic !== '');
}

function topicOf(name: string, rule: { column: string; take?: number | undefined }, cells: RowCells): string {
  const taken = rule.take === undefined ? name : Array.from(name).slice(0, rule.take).join('');
  if (taken.length > topicCharsMax) {
    const message = `of a topic in "${rule.column}" only the first ${topicCharsMax} characters came in. Shorten it.`;
    cells.remark('text.cut', message);
  }
  return cutShort(taken, topicCharsMax).trim();
}
