/** Tells what was typed for a number and cannot be read as one: it is kept, and would earn nothing. */
import type { Response } from '@answly/shared/model/response';
import { readNumber } from '@answly/shared/scoring/read-number';
import type { Question } from '#desktop/contract/study';

/** @returns what is not read, as a sentence without its end; empty where everything is, or nothing was typed. */
export function unreadWords(question: Question, response: Response | null): string {
  const isUnread = (text: string, unit: string | null) =>
    readNumber(text, question.locale, unit ?? undefined) === undefined;
  if (response?.type === 'numeric' && isUnread(response.text, question.unit))
    return 'This is not read as a number';
  if (response?.type !== 'cloze') return '';
  const at = question.gaps.findIndex(({ id, kind, unit }) => {
    const text = response.gaps[id];
    return kind === 'numeric' && text !== undefined && isUnread(text, unit);
  });
  return at === -1 ? '' : `Gap ${at + 1} is not read as a number`;
}
