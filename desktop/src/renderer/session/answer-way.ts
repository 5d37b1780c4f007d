/** The ways in which questions are answered: what keys, hints and fields go by. */
import type { Question } from '#desktop/contract/study';
import { optionLetter } from '../design/option-letter.ts';

/** `choose` by number, `type` in one field, `order` by moving, `match` from lists, `fill` in gaps, `recall` and grade. */
export type AnswerWay = 'choose' | 'type' | 'order' | 'match' | 'fill' | 'recall';

const ways: Record<Question['type'], AnswerWay> = {
  single: 'choose',
  multiple: 'choose',
  'true-false': 'choose',
  numeric: 'type',
  'short-text': 'type',
  ordering: 'order',
  matching: 'match',
  cloze: 'fill',
  flashcard: 'recall',
};

export function answerWay(type: Question['type']): AnswerWay {
  return ways[type];
}

/** The key that answers where the answer is given: what is typed takes Space for itself. */
export function answerKey(type: Question['type']): 'Enter' | 'Space' {
  return ['type', 'fill'].includes(answerWay(type)) ? 'Enter' : 'Space';
}

/** How many options can be chosen, and struck, by their number. */
export function choosableCount(question: Question): number {
  return answerWay(question.type) === 'choose' ? question.options.length : 0;
}

/** Why an option that is struck out was not chosen. */
export function struckHint({ options, locale }: Question, optionId: string): string {
  const at = options.findIndex(({ id }) => id === optionId);
  return `${optionLetter(at, locale)} is struck out: X, then ${at + 1}, restores it`;
}

/** What to do first, when Answer was pressed with nothing given. */
export function blankHint(type: Question['type']): string {
  if (type === 'numeric') return 'Type a number first';
  const hints: Record<AnswerWay, string> = {
    choose: 'Choose an answer first',
    type: 'Type an answer first',
    order: 'Move a row first, or keep this order',
    match: 'Match at least one first',
    fill: 'Fill at least one gap first',
    recall: 'Grade it first: 1 to 4',
  };
  return hints[answerWay(type)];
}
