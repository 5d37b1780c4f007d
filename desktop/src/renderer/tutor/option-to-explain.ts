/** Which option an explanation is asked for: the one that was wrongly chosen, else none in particular. */
import type { Feedback } from '#desktop/contract/study';

export function optionToExplain(feedback: Pick<Feedback, 'response' | 'correctOptionIds'>): string | null {
  const { response } = feedback;
  if (response === null) return null;
  const chosen =
    'optionId' in response ? [response.optionId] : 'optionIds' in response ? response.optionIds : [];
  return chosen.find((id) => !feedback.correctOptionIds.includes(id)) ?? null;
}
