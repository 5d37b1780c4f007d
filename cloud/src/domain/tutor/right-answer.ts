/** The right answer of an item in words, for the prompt and for answers without a model. */
import type { Item } from '@answly/shared/model/item';

/** Markdown on one line, without a full stop. */
export function rightAnswer(item: Item): string {
  switch (item.type) {
    case 'single':
    case 'true-false':
      return contentOf(item.options, item.key);
    case 'multiple':
      return item.key.map((id) => contentOf(item.options, id)).join('; ');
    case 'ordering':
      return item.key.map((id) => contentOf(item.options, id)).join(' → ');
    case 'matching':
      return item.prompts
        .map((prompt) => `${oneLine(prompt.content)} → ${contentOf(item.options, item.key[prompt.id] ?? '')}`)
        .join('; ');
    case 'numeric':
      return numberText(item.key);
    case 'short-text':
      return item.key.accepted[0] ?? '';
    case 'cloze':
      return item.gaps.map((gap) => gapText(gap)).join('; ');
    case 'flashcard':
      return oneLine(item.back);
  }
}

export function oneLine(markdown: string): string {
  return markdown.trim().replaceAll(/\s+/g, ' ');
}

function contentOf(options: readonly { id: string; content: string }[], id: string): string {
  return oneLine(options.find((option) => option.id === id)?.content ?? id);
}

function gapText(gap: Extract<Item, { type: 'cloze' }>['gaps'][number]): string {
  if (gap.kind === 'text') return gap.accepted[0] ?? '';
  return gap.kind === 'numeric' ? numberText(gap.key) : contentOf(gap.options, gap.key);
}

function numberText(key: Extract<Item, { type: 'numeric' }>['key']): string {
  const { value, unit, tolerance } = key;
  const number = unit === undefined ? String(value) : `${value} ${unit}`;
  if (tolerance.amount === 0) return number;
  return tolerance.kind === 'absolute'
    ? `${number} (within ${tolerance.amount})`
    : `${number} (within ${tolerance.amount * 100} %)`;
}
