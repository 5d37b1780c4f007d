/** The rule for typed words: right when they are one of the accepted answers. */
import type { Normalise } from '../model/item.ts';
import { normaliseText } from '../model/normalise-text.ts';

export interface AcceptedText {
  accepted: readonly string[];
  normalise: Normalise;
}

/** Words of which nothing is left to compare are right for nothing. */
export function textCorrect({ accepted, normalise }: AcceptedText, locale: string, text: string): boolean {
  const typed = normaliseText(text, normalise, locale);
  return typed !== '' && accepted.some((each) => normaliseText(each, normalise, locale) === typed);
}
