/** The answer without a model: what the author of the question wrote, and a sentence that says so. */
import type { Item } from '@answly/shared/model/item';
import type { Focus } from './focus.ts';
import { rightOptionIds } from '@answly/shared/scoring/right-options';
import { rightAnswer, oneLine } from './right-answer.ts';

/** Why no model answers: none is set up here, or the one that is does not answer just now. */
export type WithoutModel = 'not-configured' | 'unavailable';

const opening: Record<WithoutModel, string> = {
  'not-configured': 'This server has no AI tutor set up, so here is what the author of the question wrote.',
  unavailable: 'The AI tutor cannot answer just now, so here is what the author of the question wrote.',
};

/** Markdown; never empty, since every item at least has a right answer. */
export function rationaleAnswer(item: Item, focus: Focus, why: WithoutModel): string {
  const paragraphs = [opening[why], ...focusParagraphs(item, focus)];
  if (item.explanation.trim() !== '') paragraphs.push(item.explanation.trim());
  if (paragraphs.length === 1) paragraphs.push('There is no explanation with this question.');
  paragraphs.push(`**Right answer:** ${rightAnswer(item)}`);
  return paragraphs.join('\n\n');
}

function focusParagraphs(item: Item, focus: Focus): string[] {
  if (focus.kind === 'item' && focus.mistake !== undefined) return [focus.mistake];
  if (!('options' in item)) return [];
  const right = rightOptionIds(item);
  const asked = focus.kind === 'option' ? [focus.option] : [];
  const keyed = item.options.filter((option) => right.includes(option.id) && !asked.includes(option));
  return [...asked, ...keyed]
    .filter((option) => option.rationale.trim() !== '')
    .map((option) => `*${oneLine(option.content)}*: ${option.rationale.trim()}`);
}
