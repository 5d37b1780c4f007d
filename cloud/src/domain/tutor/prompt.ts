/** Builds what the model is asked. Only the server writes prompts; what comes from packs or students is data in it. */
import { readFileSync } from 'node:fs';
import type { Item } from '@answly/shared/model/item';
import type { Focus } from './focus.ts';
import { rightOptionIds } from './focus.ts';
import { keyText } from './key-text.ts';

export interface Prompt {
  /** Part of the cache key: another text of the prompt is another version. */
  version: string;
  system: string;
}

export interface Messages {
  system: string;
  user: string;
}

/** A prompt is a file beside this one; `explain.en.v1` is written in English and answers in any language. */
export function loadPrompt(version: 'explain.en.v1'): Prompt {
  const system = readFileSync(new URL(`./prompts/${version}.md`, import.meta.url), 'utf8').trim();
  return { version, system };
}

/** @param language an English name such as "German"; null for the language of the question. */
export function explainMessages(
  prompt: Prompt,
  subject: { item: Item; focus: Focus; language: string | null },
): Messages {
  const { item, focus, language } = subject;
  const parts = ['<question>', element('stem', item.stem), ...optionElements(item, focus)];
  parts.push(element('right-answer', keyText(item)));
  if (item.explanation.trim() !== '') parts.push(element('explanation', item.explanation));
  if (item.objective.trim() !== '') parts.push(element('objective', item.objective));
  parts.push('</question>', `Write in ${language ?? 'the language of the question'}.`);
  return { system: prompt.system, user: parts.join('\n') };
}

function optionElements(item: Item, focus: Focus): string[] {
  if (!('options' in item)) return [];
  const right = rightOptionIds(item);
  return item.options.map((option) => {
    const asked = focus.kind === 'option' && focus.option.id === option.id ? ' asked-about="yes"' : '';
    const verdict = right.length === 0 ? '' : ` right="${right.includes(option.id) ? 'yes' : 'no'}"`;
    const rationale = option.rationale.trim() === '' ? '' : element('rationale', option.rationale);
    return `<choice${verdict}${asked}>${escaped(option.content)}${rationale}</choice>`;
  });
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text.trim())}</${name}>`;
}

/** Data cannot close its element and speak as the prompt. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
