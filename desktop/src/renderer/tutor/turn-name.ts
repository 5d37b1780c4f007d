/** What a turn of the tutor is called. */
import type { PlaceView } from '#desktop/contract/study';
import { optionLetter } from '../design/option-letter.ts';
import type { Aspect } from './live-answer.ts';

export function turnName({ mode, hintLevel, optionId }: Aspect, view: PlaceView): string {
  if (mode === 'hint') return `Hint ${hintLevel ?? 1}`;
  if (mode === 'chat') return 'You asked';
  const { options, locale } = view.question;
  const at = options.findIndex((option) => option.id === optionId);
  const isRight = optionId !== null && view.feedback?.correctOptionIds.includes(optionId) === true;
  return at === -1 ? 'Explanation' : `${isRight ? 'Why' : 'Why not'} ${optionLetter(at, locale)}`;
}
