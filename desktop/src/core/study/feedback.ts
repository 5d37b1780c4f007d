/** What may be shown of an item once its answer is committed. */
import type { Item, Option } from '@answly/shared/model/item';
import { foreseenMistake } from '@answly/shared/scoring/foreseen-mistake';
import { keyResponse } from '@answly/shared/scoring/key-response';
import { partsOf } from '@answly/shared/scoring/parts';
import { readably } from '@answly/shared/scoring/readably';
import type { Feedback } from '#desktop/contract/study';
import { typedKeyText } from '@answly/shared/scoring/typed-key';
import type { PlaceAttempt } from './load-session.ts';

/** An attempt, or a place that an exam left blank. */
type Judged = Omit<PlaceAttempt, 'id' | 'durationMs'> & { id: string | null };

export function feedbackOf(item: Item, attempt: Judged): Omit<Feedback, 'regraded'> {
  return {
    attemptId: attempt.id,
    response: attempt.response,
    scoreMilli: attempt.scoreMilli,
    maxMilli: attempt.maxMilli,
    correctOptionIds: correctOptions(item),
    correctText: typedKeyText(item),
    keyResponse: keyResponse(item),
    parts: partsIn(item, attempt),
    rationales: { ...optionRationales(item), ...mistakeMade(item, attempt) },
    explanation: item.explanation,
    objective: item.objective,
    source: item.source,
    certainty: attempt.certainty,
    hintLevel: attempt.hintLevel,
    reason: attempt.reason,
  };
}

/** Nothing of what was handed in and cannot be read, or does not fit the question as it is here, is right. */
function partsIn(item: Item, { response }: Pick<Judged, 'response'>): Record<string, boolean> {
  return (response && readably(() => partsOf(item, response))) ?? {};
}

function correctOptions(item: Item): string[] {
  switch (item.type) {
    case 'single':
    case 'true-false':
      return [item.key];
    case 'multiple':
      return item.key;
    default:
      return [];
  }
}

/** Of the item's own options, and of those of its gaps as `gap/option`. */
function optionRationales(item: Item): Record<string, string> {
  if (item.type === 'cloze') {
    const selects = item.gaps.filter((gap) => gap.kind === 'select');
    return Object.assign({}, ...selects.map((gap) => rationalesOf(gap.options, `${gap.id}/`))) as Record<
      string,
      string
    >;
  }
  return 'options' in item ? rationalesOf(item.options) : {};
}

const rationalesOf = (options: readonly Option[], before = '') =>
  Object.fromEntries(options.map(({ id, rationale }) => [before + id, rationale]));

/** The rationale of the known mistake that led to what was typed, if it is one. */
function mistakeMade(item: Item, { response }: Pick<Judged, 'response'>): Record<string, string> {
  const made = response !== null && 'text' in response ? foreseenMistake(item, response.text) : undefined;
  return made ? { [made.id]: made.rationale } : {};
}
