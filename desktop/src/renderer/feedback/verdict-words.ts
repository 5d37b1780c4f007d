/** How an answer went, in a few kind words. */
import type { Feedback } from '#desktop/contract/study';
import { marksText } from '../design/number-words.ts';
import { gradeName } from '../session/grade-names.ts';

export interface VerdictWords {
  sign: 'right' | 'part' | 'wrong';
  head: string;
  /** What the student thought of it; empty when they did not say. */
  tail: string;
}

/** @param feedback null for a question that was left without an answer. */
export function verdictWords(feedback: Feedback | null): VerdictWords {
  const words = plainWords(feedback);
  if (feedback === null || feedback.hintLevel === 0) return words;
  return { ...words, tail: [words.tail, 'With a hint.'].filter((part) => part !== '').join(' ') };
}

function plainWords(feedback: Feedback | null): VerdictWords {
  if (feedback === null || feedback.response === null)
    return { sign: 'wrong', head: 'Not answered.', tail: '' };
  if (feedback.response.type === 'flashcard') return gradedWords(feedback.response.grade);
  if (feedback.scoreMilli >= feedback.maxMilli) {
    return { sign: 'right', head: 'Right.', tail: rightTail(feedback.certainty) };
  }
  if (feedback.scoreMilli > 0) {
    const marks = `${marksText(feedback.scoreMilli)} of ${marksText(feedback.maxMilli)}`;
    return { sign: 'part', head: `Right in part: ${marks}.`, tail: wrongTail(feedback.certainty) };
  }
  return { sign: 'wrong', head: wrongHead(feedback), tail: wrongTail(feedback.certainty) };
}

function wrongHead(feedback: Feedback): string {
  if (isIncomplete(feedback)) return 'Not all of them.';
  if (feedback.response?.type === 'ordering') return 'Not this order.';
  // Of several gaps or pairs some may be right where only all of them count.
  const hasParts = feedback.response?.type === 'cloze' || feedback.response?.type === 'matching';
  return hasParts && Object.values(feedback.parts).includes(true) ? 'Not all of it.' : 'Not this one.';
}

/** A flashcard is judged by the student, not by us. */
function gradedWords(grade: number): VerdictWords {
  return { sign: grade === 1 ? 'wrong' : 'right', head: `You graded it ${gradeName(grade)}.`, tail: '' };
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
