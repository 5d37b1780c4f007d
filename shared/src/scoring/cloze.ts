/** Which gaps of a text were filled in right. */
import { AppError } from '../errors/app-error.ts';
import type { ItemOf } from '../model/item.ts';
import { numericCorrect } from './numeric.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { textCorrect } from './short-text.ts';

type Gap = ItemOf<'cloze'>['gaps'][number];

/**
 * @param filled by gap id: words or a number as typed, or the id of the chosen option; an empty one is not right.
 * @returns by gap id.
 * @throws AppError `response.mismatch`; `response.unreadable` for a typed number that is none, naming its gap.
 */
export function clozeParts(
  { gaps, locale }: ItemOf<'cloze'>,
  filled: Readonly<Record<string, string>>,
): Record<string, boolean> {
  refuseUnknown('gap', gaps, Object.keys(filled));
  const rightIn = (gap: Gap) => {
    const text = Object.hasOwn(filled, gap.id) ? (filled[gap.id] ?? '') : '';
    return text.trim() !== '' && gapCorrect(gap, locale, text);
  };
  return Object.fromEntries(gaps.map((gap) => [gap.id, rightIn(gap)]));
}

function gapCorrect(gap: Gap, locale: string, text: string): boolean {
  if (gap.kind === 'text') return textCorrect(gap, locale, text);
  if (gap.kind === 'select') {
    refuseUnknown('option', gap.options, [text]);
    return gap.key === text;
  }
  const right = numericCorrect(gap.key, locale, text);
  if (right === undefined) {
    throw new AppError('response.unreadable', {
      detail: `Type a number such as 12.5 or 3e-4 in the gap "${gap.id}".`,
    });
  }
  return right;
}
