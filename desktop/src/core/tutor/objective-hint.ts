/** What a question's author wrote that can stand in for a hint: the objective, where it does not give the answer away. */
import type { Item } from '@answly/shared/model/item';

type Gap = Extract<Item, { type: 'cloze' }>['gaps'][number];
type Choice = { id: string; content: string };

/** Null where there is none, or where it holds what is asked. */
export function objectiveHint(item: Item): string | null {
  const objective = wordsOf(item.objective);
  const tells = answersOf(item).some((answer) => {
    const words = wordsOf(answer);
    return words !== '' && ` ${objective} `.includes(` ${words} `);
  });
  return objective === '' || tells ? null : item.objective;
}

/** In small letters, without the signs of Markdown and punctuation, so that only words and numbers are compared. */
function wordsOf(text: string): string {
  return text
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{N}.,+\-−]+|[.,](?!\p{N})/gu, ' ')
    .trim();
}

/** Every text that would be the answer, or a part of it that says enough. */
function answersOf(item: Item): string[] {
  switch (item.type) {
    case 'single':
    case 'true-false':
      return contents(item.options, [item.key]);
    case 'multiple':
      return contents(item.options, item.key);
    case 'numeric':
      return numberForms(item.key.value, item.locale);
    case 'short-text':
      return item.key.accepted;
    case 'cloze':
      return item.gaps.flatMap((gap) => gapAnswers(gap, item.locale));
    case 'flashcard':
      return [item.back];
    case 'ordering':
    case 'matching':
      return [];
  }
}

function gapAnswers(gap: Gap, locale: string): string[] {
  if (gap.kind === 'numeric') return numberForms(gap.key.value, locale);
  return gap.kind === 'text' ? gap.accepted : contents(gap.options, [gap.key]);
}

const contents = (options: readonly Choice[], ids: readonly string[]) =>
  options.filter(({ id }) => ids.includes(id)).map(({ content }) => content);

const numberForms = (value: number, locale: string) => [
  String(value),
  new Intl.NumberFormat(locale, { maximumSignificantDigits: 12 }).format(value),
];
