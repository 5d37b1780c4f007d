/** What marking says of one option. */
import type { Feedback } from '#desktop/contract/study';
import { draftOf } from './draft.ts';

export type OptionVerdict = 'correct' | 'wrong' | 'missed' | 'plain';

/** @returns undefined before the answer is marked. */
export function optionVerdict(optionId: string, feedback: Feedback | null): OptionVerdict | undefined {
  if (feedback === null) return undefined;
  const chosen = draftOf(feedback.response, null).optionIds.includes(optionId);
  const right = feedback.correctOptionIds.includes(optionId);
  if (right) return chosen ? 'correct' : 'missed';
  return chosen ? 'wrong' : 'plain';
}
