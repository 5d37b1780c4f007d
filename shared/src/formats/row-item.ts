/** Makes an item of one row, as its map says. */
import { limits } from '../limits.ts';
import { item as itemSchema } from '../model/item.ts';
import type { Item } from '../model/item.ts';
import type { PackInfo } from '../model/pack.ts';
import { faultSentence } from './authored.ts';
import type { ColumnMap } from './column-map.ts';
import { issueWords } from './issue-words.ts';
import type { RowCells } from './row-cells.ts';
import { keyMissing, numberIn, rightPositions, trueFalseKey } from './row-key.ts';
import type { RowOption } from './row-key.ts';
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
  const draft = {
    id: unnamed,
    version: packInfo.version,
    locale: packInfo.locale,
    stem: picture === '' ? stem : `${stem}\n\n${picture}`,
    explanation: cells.markdown(map.explanation),
    objective: cells.textWithin(map.objective, 500),
    source: cells.textWithin(map.reference, 500),
    topics: topicsOfRow(cells, map, packInfo.title),
    ...answerOf(cells, map, packInfo.locale),
  };
  const parsed = itemSchema.safeParse(draft, { error: issueWords });
  if (parsed.success) return parsed.data;
  const [fault = { path: [], message: 'is not valid' }] = parsed.error.issues;
  throw new RowRefusal('row.malformed', `${faultSentence(fault)} Correct it.`);
}

function answerOf(cells: RowCells, map: ColumnMap, locale: string): object {
  if (map.type === 'numeric') return numericAnswer(cells, map, locale);
  if (map.type === 'true-false') return trueFalseAnswer(cells, map);
  const options = optionsOf(cells, map);
  const right = rightPositions(keysOf(cells, map), options, map.correct.as).map(optionId);
  const rationales = cells.markdownList(map.rationales);
  remarkSpare(cells, rationales, (at) => options.some(({ position }) => position === at));
  const answer = {
    type: map.type,
    options: options.map(({ position, content }) => ({
      id: optionId(position),
      content,
      rationale: rationales[position] ?? '',
      lockPosition: isLocked(content, map.lockOptionsWith),
    })),
  };
  return { ...answer, key: map.type === 'single' ? right[0] : right };
}

/** A reason for an option that is not there has nowhere to go. */
function remarkSpare(cells: RowCells, rationales: string[], hasOption: (at: number) => boolean): void {
  for (const [at, rationale] of rationales.entries()) {
    if (rationale === '' || hasOption(at)) continue;
    const message = `its rationale ${at + 1} was left out, since there is no option ${at + 1}. Put it beside its option.`;
    cells.remark('rationale.spare', message);
  }
}

function optionsOf(cells: RowCells, map: ColumnMap): RowOption[] {
  const options = cells
    .markdownList(map.options)
    .map((content, position) => ({ position, content }))
    .filter((option) => option.content !== '');
  if (options.length < 2) {
    const count = options.length === 0 ? 'no options' : 'only one option';
    throw new RowRefusal('options.too-few', `it has ${count}; a choice needs two. Add the others.`);
  }
  if (options.length > limits.optionsPerItemMax) {
    throw new RowRefusal(
      'options.too-many',
      `it has more than ${limits.optionsPerItemMax} options. Leave some out.`,
    );
  }
  return options;
}

function keysOf(cells: RowCells, map: ColumnMap): string[] {
  const { column, separator } = map.correct;
  const listed = map.type === 'multiple' ? cells.list(column, separator) : [cells.text(column)];
  return listed.filter((key) => key !== '');
}

function trueFalseAnswer(cells: RowCells, map: ColumnMap): object {
  const rationales = cells.markdownList(map.rationales);
  remarkSpare(cells, rationales, (at) => at < 2);
  const [whenTrue = '', whenFalse = ''] = rationales;
  return {
    type: 'true-false',
    key: trueFalseKey(cells.text(map.correct.column)),
    options: [
      { id: 'true', content: 'True', rationale: whenTrue, lockPosition: true },
      { id: 'false', content: 'False', rationale: whenFalse, lockPosition: true },
    ],
  };
}

function numericAnswer(cells: RowCells, map: ColumnMap, locale: string): object {
  const { column } = map.correct;
  if (cells.text(column) === '') throw keyMissing();
  const tolerance = cells.text(map.tolerance);
  const relative = tolerance.endsWith('%');
  const unit = cells.text(map.unit);
  const written = relative ? tolerance.replace(/\s*%$/, '') : cells.raw(map.tolerance);
  const amount = tolerance === '' ? 0 : numberIn(written, map.tolerance ?? '', { locale, unit });
  if (amount < 0) {
    throw new RowRefusal(
      'number.unreadable',
      `its tolerance "${tolerance.slice(0, 60)}" in "${map.tolerance}" is below 0. Write how far off an answer may be.`,
    );
  }
  return {
    type: 'numeric',
    key: {
      value: numberIn(cells.raw(column), column, { locale, unit }),
      tolerance: { kind: relative ? 'relative' : 'absolute', amount: relative ? amount / 100 : amount },
      ...(unit === '' ? {} : { unit }),
    },
  };
}

function isLocked(content: string, phrases: string[]): boolean {
  const folded = content.toLowerCase();
  return phrases.some((phrase) => folded.includes(phrase.toLowerCase()));
}

/** Ids follow where an option stood in its file, so that they stay when its words are corrected. */
function optionId(position: number): string {
  return `option-${position + 1}`;
}
