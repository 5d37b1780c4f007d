/** The item as elements of a prompt: data that cannot close its element and speak as the prompt. */
import type { Item, ItemOf } from '@answly/shared/model/item';
import type { Response } from '@answly/shared/model/response';
import type { Focus } from './focus.ts';
import { rightOptionIds } from '@answly/shared/scoring/right-options';
import { rightAnswer, oneLine } from './right-answer.ts';

/** Signs that cannot be seen, among them the tag letters and variation selectors in which instructions can be hidden from every reader but a model. */
const unseen =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\p{Variation_Selector}]/gu;

/** All that the author of the item wrote, its key included. */
export function questionElement(item: Item, focus: Focus): string {
  const parts = ['<question>', element('stem', item.stem), ...choiceElements(item, focus)];
  parts.push(...promptElements(item), element('right-answer', rightAnswer(item)), ...mistakeElements(item));
  if (item.explanation.trim() !== '') parts.push(element('explanation', item.explanation));
  if (item.objective.trim() !== '') parts.push(element('objective', item.objective));
  parts.push('</question>');
  return parts.join('\n');
}

/**
 * What the student answered of what the item asks, in its words or as typed; null for nothing. A response has room for
 * texts that no item asked for, and a message is short.
 */
export function answerElement(item: Item, response: Response | null): string | null {
  const text = response?.type === item.type ? answerText(item, response) : '';
  return text.trim() === '' ? null : element('student-answer', text);
}

export function element(name: string, text: string): string {
  return `<${name}>${escaped(text.trim())}</${name}>`;
}

/** No character of a text can begin or end an element. */
export function escaped(text: string): string {
  const seen = text.replace(unseen, '');
  return seen.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function choiceElements(item: Item, focus: Focus): string[] {
  if (!('options' in item)) return [];
  const right = rightOptionIds(item);
  return item.options.map((option) => {
    const asked = focus.kind === 'option' && focus.option.id === option.id ? ' asked-about="yes"' : '';
    const verdict = right.length === 0 ? '' : ` right="${right.includes(option.id) ? 'yes' : 'no'}"`;
    const rationale = option.rationale.trim() === '' ? '' : element('rationale', option.rationale);
    return `<choice${verdict}${asked}>${escaped(option.content)}${rationale}</choice>`;
  });
}

/** The left sides of a matching. */
function promptElements(item: Item): string[] {
  return item.type === 'matching' ? item.prompts.map(({ content }) => element('match', content)) : [];
}

function mistakeElements(item: Item): string[] {
  if (!('mistakes' in item)) return [];
  return item.mistakes.map(
    ({ matches, rationale }) => `<mistake>${escaped(matches)}${element('rationale', rationale)}</mistake>`,
  );
}

function answerText(item: Item, response: Response): string {
  const options = 'options' in item ? item.options : [];
  const prompts = item.type === 'matching' ? item.prompts : [];
  const contentOf = (id: string): string => oneLine(options.find((each) => each.id === id)?.content ?? id);
  switch (response.type) {
    case 'single':
    case 'true-false':
      return contentOf(response.optionId);
    case 'multiple':
      return response.optionIds.map(contentOf).join('; ');
    case 'ordering':
      return response.optionIds.map(contentOf).join(' → ');
    case 'matching':
      return prompts
        .flatMap(({ id, content }) => {
          const option = own(response.pairs, id);
          return option === undefined ? [] : [`${oneLine(content)} → ${contentOf(option)}`];
        })
        .join('; ');
    case 'cloze':
      return item.type === 'cloze' ? gapTexts(item, response.gaps).join('; ') : '';
    case 'numeric':
    case 'short-text':
      return response.text;
    case 'flashcard':
      return `recalled with grade ${response.grade} of 4`;
  }
}

function gapTexts({ gaps }: ItemOf<'cloze'>, given: Readonly<Record<string, string>>): string[] {
  return gaps.flatMap((gap) => {
    const text = own(given, gap.id);
    if (text === undefined) return [];
    const option = gap.kind === 'select' ? gap.options.find(({ id }) => id === text) : undefined;
    return [option === undefined ? text : oneLine(option.content)];
  });
}

/** An id such as `constructor` is no member of what was not given. */
function own(given: Readonly<Record<string, string>>, id: string): string | undefined {
  return Object.hasOwn(given, id) ? given[id] : undefined;
}
