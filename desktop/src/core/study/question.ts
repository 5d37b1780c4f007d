/** An item as it may be shown before it is answered, and its feedback after. */
import type { AnswerableItem, Option } from '@answly/shared/model/item';
import type { FormEntry } from '@answly/shared/model/session';
import { readNumber } from '@answly/shared/scoring/read-number';
import type { Feedback, Question } from '#desktop/contract/study';
import type { PlaceAttempt } from './load-session.ts';

type NumericItem = Extract<AnswerableItem, { type: 'numeric' }>;

/** The question without its key, options in the order that this form fixed. */
export function questionOf(item: AnswerableItem, entry: FormEntry, stimulus: Question['stimulus']): Question {
  return {
    packId: entry.packId,
    itemId: item.id,
    itemVersion: item.version,
    type: item.type,
    locale: item.locale,
    stem: item.stem,
    stimulus,
    options: inOrder(optionsOf(item), entry.optionOrder).map(({ id, content }) => ({ id, content })),
    unit: item.type === 'numeric' ? (item.key.unit ?? null) : null,
    pointsMilli: item.points,
    topics: item.topics,
  };
}

export function feedbackOf(item: AnswerableItem, attempt: PlaceAttempt): Feedback {
  return {
    attemptId: attempt.id,
    response: attempt.response,
    scoreMilli: attempt.scoreMilli,
    maxMilli: attempt.maxMilli,
    correctOptionIds: item.type === 'numeric' ? [] : [item.key].flat(),
    correctText: item.type === 'numeric' ? numericKeyText(item) : null,
    rationales: item.type === 'numeric' ? mistakeMade(item, attempt) : rationalesOf(item.options),
    explanation: item.explanation,
    objective: item.objective,
    source: item.source,
    certainty: attempt.certainty,
    reason: attempt.reason,
  };
}

const rationalesOf = (options: readonly Option[]) =>
  Object.fromEntries(options.map(({ id, rationale }) => [id, rationale]));

/** The rationale of the known mistake that led to the typed number, if it is one. */
function mistakeMade(item: NumericItem, { response }: PlaceAttempt): Record<string, string> {
  if (response?.type !== 'numeric') return {};
  const read = (text: string) => readNumber(text, item.locale, item.key.unit);
  const typed = read(response.text);
  const made = item.mistakes.find((mistake) => typed !== undefined && read(mistake.matches) === typed);
  return made ? { [made.id]: made.rationale } : {};
}

function optionsOf(item: AnswerableItem): readonly Option[] {
  return item.type === 'numeric' ? [] : item.options;
}

/** Options that an order does not name come last, in the item's own order. */
function inOrder(options: readonly Option[], order: readonly string[]): Option[] {
  const rank = (option: Option) => {
    const index = order.indexOf(option.id);
    return index === -1 ? order.length : index;
  };
  return options.toSorted((a, b) => rank(a) - rank(b));
}

/** Such as `9.81 ± 0.05 m/s²`, in the digits and signs of the item's language. */
function numericKeyText({ key, locale }: NumericItem): string {
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 12 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 });
  const { kind, amount } = key.tolerance;
  const tolerance = kind === 'absolute' ? format.format(amount) : share.format(amount);
  return [
    format.format(key.value),
    ...(amount === 0 ? [] : [`± ${tolerance}`]),
    ...(key.unit ? [key.unit] : []),
  ].join(' ');
}
