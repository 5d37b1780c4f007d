/** What makes a row an item of its type: its options and key, or what is typed. */
import type { ItemType } from '../model/item.ts';
import type { ColumnMap } from './column-map.ts';
import type { RowCells } from './row-cells.ts';
import { clozeAnswer } from './row-gaps.ts';
import { keyMissing, numberIn, rightPositions, trueFalseKey } from './row-key.ts';
import { itemOptions, optionId, optionsOf, remarkSpare } from './row-options.ts';
import { matchingAnswer } from './row-pairs.ts';
import { RowRefusal } from './row-refusal.ts';

interface Asked {
  locale: string;
  stem: string;
}

/** Part of an item, its `stem` too where that is made anew. */
interface Answer {
  type: ItemType;
  stem?: string;
}

/** @throws RowRefusal when the row has no answer, or one that cannot be */
export function answerOf(cells: RowCells, map: ColumnMap, { locale, stem }: Asked): Answer {
  switch (map.type) {
    case 'single':
    case 'multiple':
      return choiceAnswer(cells, map);
    case 'true-false':
      return trueFalseAnswer(cells, map);
    case 'numeric':
      return numericAnswer(cells, map, locale);
    case 'short-text':
      return shortTextAnswer(cells, map);
    case 'ordering':
      return orderingAnswer(cells, map);
    case 'matching':
      return matchingAnswer(cells, map);
    case 'cloze':
      return clozeAnswer(stem);
    case 'flashcard':
      return flashcardAnswer(cells, map);
  }
}

function choiceAnswer(cells: RowCells, map: ColumnMap): Answer {
  const { type } = map;
  const options = optionsOf(cells, map);
  const keys = type === 'multiple' ? keysOf(cells, map) : [cells.text(map.correct?.column)].filter(isFilled);
  const right = rightPositions(keys, options, map.correct?.as ?? 'text').map(optionId);
  const answer = { options: itemOptions(cells, map, options), key: type === 'single' ? right[0] : right };
  return { type, ...answer };
}

const isFilled = (text: string) => text !== '';

/** Several answers in one cell. */
function keysOf(cells: RowCells, { correct }: ColumnMap): string[] {
  return cells.list(correct?.column, correct?.separator).filter(isFilled);
}

/** Without a column that tells the order, the options stand in it: they are shuffled when they are shown. */
function orderingAnswer(cells: RowCells, map: ColumnMap): Answer {
  const options = optionsOf(cells, map);
  if (new Set(options.map(({ content }) => content)).size < options.length)
    throw new RowRefusal('key.ambiguous', 'two of its options read the same. Change one of them.');
  const order =
    map.correct === undefined
      ? options.map(({ position }) => position)
      : rightPositions(keysOf(cells, map), options, map.correct.as);
  if (order.length < options.length) {
    const found = `its answer names ${order.length} of its ${options.length} options`;
    throw new RowRefusal('key.missing', `${found}. Name all of them, in their right order.`);
  }
  const answer = { options: itemOptions(cells, map, options), key: order.map(optionId) };
  return { type: 'ordering', ...answer };
}

function shortTextAnswer(cells: RowCells, map: ColumnMap): Answer {
  const accepted = [...new Set(keysOf(cells, map))];
  if (accepted.length === 0) throw keyMissing();
  const answer = { key: { accepted } };
  return { type: 'short-text', ...answer };
}

function flashcardAnswer(cells: RowCells, map: ColumnMap): Answer {
  const back = cells.markdown(map.correct?.column);
  if (back === '') throw new RowRefusal('key.missing', 'its card has no back. Write one, or remove the row.');
  const answer = { back };
  return { type: 'flashcard', ...answer };
}

function trueFalseAnswer(cells: RowCells, map: ColumnMap): Answer {
  const rationales = cells.markdownList(map.rationales);
  remarkSpare(cells, rationales, (at) => at < 2);
  const [whenTrue = '', whenFalse = ''] = rationales;
  const answer = {
    key: trueFalseKey(cells.text(map.correct?.column)),
    options: [
      { id: 'true', content: 'True', rationale: whenTrue, lockPosition: true },
      { id: 'false', content: 'False', rationale: whenFalse, lockPosition: true },
    ],
  };
  return { type: 'true-false', ...answer };
}

function numericAnswer(cells: RowCells, map: ColumnMap, locale: string): Answer {
  const column = map.correct?.column ?? '';
  if (cells.text(map.correct?.column) === '') throw keyMissing();
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
  const answer = {
    key: {
      value: numberIn(cells.raw(column), column, { locale, unit }),
      tolerance: { kind: relative ? 'relative' : 'absolute', amount: relative ? amount / 100 : amount },
      ...(unit === '' ? {} : { unit }),
    },
  };
  return { type: 'numeric', ...answer };
}
