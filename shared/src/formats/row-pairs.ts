/** The pairs of a row: each prompt belongs to the option at the same place. */
import { limits } from '../limits.ts';
import type { ColumnMap } from './column-map.ts';
import type { RowCells } from './row-cells.ts';
import type { RowOption } from './row-key.ts';
import { itemOptions, optionId, optionsOf } from './row-options.ts';
import { RowRefusal } from './row-refusal.ts';

/**
 * An option without a prompt is one more to choose from; those that read the same are one.
 * @throws RowRefusal where a prompt has no option, or there is nothing to match
 */
export function matchingAnswer(cells: RowCells, map: ColumnMap) {
  const options = optionsOf(cells, map);
  const prompts = cells
    .markdownList(map.prompts)
    .map((content, position) => ({ content, position }))
    .filter(({ content }) => content !== '');
  if (prompts.length === 0)
    throw new RowRefusal('key.missing', 'it has no prompt to match with an option. Write one for each pair.');
  if (prompts.length > limits.optionsPerItemMax) {
    const message = `it has more than ${limits.optionsPerItemMax} prompts. Leave some out.`;
    throw new RowRefusal('options.too-many', message);
  }
  const own = options.filter((option) => firstAlike(options, option) === option);
  if (own.length < 2)
    throw new RowRefusal('options.too-few', 'all its options read the same; two are needed. Add another.');
  const key = prompts.map(({ position }) => {
    const option = options.find((each) => each.position === position);
    if (option !== undefined) return [promptId(position), optionId(firstAlike(options, option).position)];
    const message = `its prompt ${position + 1} has no option beside it. Write one, or remove the prompt.`;
    throw new RowRefusal('key.missing', message);
  });
  return {
    type: 'matching' as const,
    prompts: prompts.map(({ content, position }) => ({ id: promptId(position), content })),
    options: itemOptions(cells, map, own),
    key: Object.fromEntries(key) as Record<string, string>,
  };
}

function firstAlike(options: RowOption[], option: RowOption): RowOption {
  return options.find(({ content }) => content === option.content) ?? option;
}

function promptId(position: number): string {
  return `prompt-${position + 1}`;
}
