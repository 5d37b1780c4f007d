/** What stands in a gap, as Markdown: the text itself, or the content of the option picked there. */
import type { Question } from '#desktop/contract/study';

type Gap = Question['gaps'][number];

/** @param value as in a response; undefined where the gap was left open. */
export function gapWords(gap: Gap, value: string | undefined): string | undefined {
  if (value === undefined || gap.kind !== 'select') return value;
  return gap.options.find((option) => option.id === value)?.content ?? value;
}
