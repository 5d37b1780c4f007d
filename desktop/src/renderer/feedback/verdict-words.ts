/** How an answer went, in a few kind words. */
import type { Feedback } from '#desktop/contract/study';
import { marksText } from '../design/number-words.ts';

export interface VerdictWords {
  sign: 'right' | 'part' | 'wrong';
  head: string;
  /** What the student thought of it; empty when they did not say. */
  tail: string;
}

/** @param feedback null for a question that was left without an answer. */
export function verdictWords(feedback: Feedback | null): VerdictWords {
  if (feedback === null || feedback.response === null)
    return { sign: 'wrong', head: 'Not answered.', tail: '' };
  if (feedback.scoreMilli >= feedback.maxMilli) {
    return { sign: 'right', head: 'Right.', tail: rightTail(feedback.certainty) };
  }
  if (feedback.scoreMilli > 0) {
    const marks = `${marksText(feedback.scoreMilli)} of ${marksText(feedback.maxMilli)}`;
    return { sign: 'part', head: `Right in part: ${marks}.`, tail: wrongTail(feedback.certainty) };
  }
  const head = isIncomplete(feedback) ? 'Not all of them.' : 'Not this one.';
  return { sign: 'wrong', head, tail: wrongTail(feedback.certainty) };
}

/** All that was chosen is right, but it is not all. */
function isIncomplete({ response, correctOptionIds }: Feedback): boolean {
  return response?.type === 'multiple' && response.optionIds.every((id) => correctOptionIds.includes(id));
}

function rightTail(certainty: Feedback['certainty']): string {
  if (certainty === 'guess') return 'You guessed: the notes say why it is right.';
  return certainty === 'sure' ? 'You were sure.' : '';
}

function wrongTail(certainty: Feedback['certainty']): string {
  if (certainty === 'sure') return 'You were sure.';
  return certainty === 'guess' ? 'You guessed.' : '';
}
