/** The fully right response, in the shape in which a student would have given it. */
import type { Item, ItemOf } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { decimalSign } from './read-number.ts';

/** @returns null for a flashcard, which has no key. Of several accepted answers the first; numbers without their unit. */
export function keyResponse(item: Item): Response | null {
  switch (item.type) {
    case 'single':
      return { type: item.type, optionId: item.key };
    case 'true-false':
      return { type: item.type, optionId: item.key };
    case 'multiple':
    case 'ordering':
      return { type: item.type, optionIds: item.key };
    case 'matching':
      return { type: item.type, pairs: item.key };
    case 'short-text':
      return { type: item.type, text: item.key.accepted[0] ?? '' };
    case 'numeric':
      return { type: item.type, text: numberText(item.key.value, item.locale) };
    case 'cloze':
      return {
        type: item.type,
        gaps: Object.fromEntries(item.gaps.map((gap) => [gap.id, gapText(gap, item.locale)])),
      };
    case 'flashcard':
      return null;
  }
}

function gapText(gap: ItemOf<'cloze'>['gaps'][number], locale: string): string {
  if (gap.kind === 'text') return gap.accepted[0] ?? '';
  return gap.kind === 'select' ? gap.key : numberText(gap.key.value, locale);
}

/** With the decimal sign of the question's language, since the other one may group there: 1.234 is no fraction in German. */
function numberText(value: number, locale: string): string {
  return String(value).replace('.', decimalSign(locale));
}
