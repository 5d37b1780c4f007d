/** What a question's own notes say of an option, each part named for what it is about. */
import type { PlaceView } from '#desktop/contract/study';
import { optionLetter } from '../design/option-letter.ts';

export interface NotePart {
  /** "B", "A, the right answer", "Your answer", "Why". */
  name: string;
  text: string;
}

/** @param optionId the option that is asked about, the first to be spoken of; null for none in particular. */
export function noteParts(
  { question, feedback }: Pick<PlaceView, 'question' | 'feedback'>,
  optionId: string | null,
): NotePart[] {
  if (feedback === null) return [];
  const { correctOptionIds, rationales, explanation, objective } = feedback;
  const ids = new Set([...(optionId === null ? [] : [optionId]), ...correctOptionIds]);
  const rightName = correctOptionIds.length > 1 ? 'a right answer' : 'the right answer';
  const nameOf = (id: string) => {
    const at = question.options.findIndex((option) => option.id === id);
    const letter = at === -1 ? '' : optionLetter(at, question.locale);
    if (!correctOptionIds.includes(id)) return letter;
    return letter === '' ? 'The right answer' : `${letter}, ${rightName}`;
  };
  const parts = [
    ...(isTyped(question) ? Object.values(rationales).map((text) => ({ name: 'Your answer', text })) : []),
    ...[...ids].map((id) => ({ name: nameOf(id), text: rationales[id] ?? '' })),
    { name: 'Why', text: explanation },
  ].filter(({ text }) => text !== '');
  return parts.length > 0 ? parts : [{ name: 'What it asks about', text: objective }];
}

/** The one rationale is then that of a mistake that somebody foresaw, where it was made. */
function isTyped({ type }: PlaceView['question']): boolean {
  return type === 'numeric' || type === 'short-text';
}
