/** Every Markdown text of an item, with the place where it stands in it. */
import type { Item, Option } from './item.ts';

export interface PlacedText {
  path: PropertyKey[];
  text: string;
}

export function itemTexts(item: Item): PlacedText[] {
  return [
    { path: ['stem'], text: item.stem },
    ...('options' in item ? optionTexts(['options'], item.options) : []),
    ...('prompts' in item ? listTexts(['prompts'], item.prompts, 'content') : []),
    ...('gaps' in item
      ? item.gaps.flatMap((gap, at) =>
          gap.kind === 'select' ? optionTexts(['gaps', at, 'options'], gap.options) : [],
        )
      : []),
    ...('mistakes' in item ? listTexts(['mistakes'], item.mistakes, 'rationale') : []),
    ...('back' in item ? [{ path: ['back'], text: item.back }] : []),
    { path: ['explanation'], text: item.explanation },
  ];
}

function optionTexts(path: PropertyKey[], options: readonly Option[]): PlacedText[] {
  return [...listTexts(path, options, 'content'), ...listTexts(path, options, 'rationale')];
}

function listTexts<K extends string>(
  path: PropertyKey[],
  list: readonly Record<K, string>[],
  key: K,
): PlacedText[] {
  return list.map((each, at) => ({ path: [...path, at, key], text: each[key] }));
}
