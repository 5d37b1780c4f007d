/** A pack in one line, as the first question offers it. */
import type { AvailablePack } from '#desktop/contract/library';
import { languageName } from '../design/language-name.ts';
import { counted } from '../design/number-words.ts';

/** A pack to choose; without `origin` it is here already. */
export type Choice = Omit<Partial<AvailablePack>, 'id'> &
  Pick<AvailablePack, 'id' | 'title' | 'locale' | 'itemCount'>;

/** "72 questions with code and formulas. Mock exam of 30." */
export function packWords(pack: Choice): string {
  const holds = [pack.hasCode && 'code', pack.hasMath && 'formulas', pack.hasImages && 'pictures'].filter(
    (each) => typeof each === 'string',
  );
  const questions = counted(pack.itemCount, 'question', 'questions');
  const sentences = [`${questions}${holds.length > 0 ? ` with ${listed(holds)}` : ''}.`];
  if (pack.blueprintItemCount) sentences.push(`Mock exam of ${pack.blueprintItemCount}.`);
  if (!pack.locale.startsWith('en')) sentences.push(`In ${languageName(pack.locale)}.`);
  return sentences.join(' ');
}

/** "code, formulas and pictures": without the comma before the last. */
function listed(words: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}
