/** The options of a row, as its map says where they stand. */
import { limits } from '../limits.ts';
import type { ColumnMap } from './column-map.ts';
import type { RowCells } from './row-cells.ts';
import type { RowOption } from './row-key.ts';
import { RowRefusal } from './row-refusal.ts';

/** @throws RowRefusal `options.too-few` or `options.too-many` */
export function optionsOf(cells: RowCells, map: ColumnMap): RowOption[] {
  const options = cells
    .markdownList(map.options)
    .map((content, position) => ({ position, content }))
    .filter((option) => option.content !== '');
  if (options.length < 2) {
    const count = options.length === 0 ? 'no options' : 'only one option';
    throw new RowRefusal('options.too-few', `it has ${count}; two are needed. Add the others.`);
  }
  if (options.length > limits.optionsPerItemMax) {
    throw new RowRefusal(
      'options.too-many',
      `it has more than ${limits.optionsPerItemMax} options. Leave some out.`,
    );
  }
  return options;
}

/** As an item holds them, each with its rationale. */
export function itemOptions(cells: RowCells, map: ColumnMap, options: RowOption[]): object[] {
  const rationales = cells.markdownList(map.rationales);
  remarkSpare(cells, rationales, (at) => options.some(({ position }) => position === at));
  return options.map(({ position, content }) => ({
    id: optionId(position),
    content,
    rationale: rationales[position] ?? '',
    lockPosition: isLocked(content, map.lockOptionsWith),
  }));
}

/** A reason for an option that is not there has nowhere to go. */
export function remarkSpare(cells: RowCells, rationales: string[], hasOption: (at: number) => boolean): void {
  for (const [at, rationale] of rationales.entries()) {
    if (rationale === '' || hasOption(at)) continue;
    const message = `its rationale ${at + 1} was left out, since there is no option ${at + 1}. Put it beside its option.`;
    cells.remark('rationale.spare', message);
  }
}

function isLocked(content: string, phrases: string[]): boolean {
  const folded = content.toLowerCase();
  return phrases.some((phrase) => folded.includes(phrase.toLowerCase()));
}

/** Ids follow where an option stood in its file, so that they stay when its words are corrected. */
export function optionId(position: number): string {
  return `option-${position + 1}`;
}
