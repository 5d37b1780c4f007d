/** Which column is what in a file no shipped map fits: a first guess by the columns' names, and the map it makes. */
import type { ColumnMap, KeyForm } from '@answly/shared/formats/column-map';
import type { ImportPreview } from '#desktop/contract/library';

export interface ColumnGuess {
  stem: string | null;
  options: string[];
  correct: string | null;
  correctAs: KeyForm;
  explanation: string | null;
  topic: string | null;
}

const names = {
  stem: ['question', 'stem', 'text', 'prompt', 'frage', 'pregunta'],
  correct: ['correct', 'answer', 'key', 'solution', 'richtig'],
  explanation: ['explanation', 'rationale', 'feedback', 'why'],
  topic: ['topic', 'category', 'subject', 'chapter', 'tag'],
};
const optionName = /^(?:option|answer|choice)[ _-]?[a-j1-9]$|^[a-j]$/iu;

export function guessColumns(preview: ImportPreview): ColumnGuess {
  const find = (words: string[]) =>
    preview.columns.find((column) => words.some((word) => column.toLowerCase().startsWith(word))) ?? null;
  const options = preview.columns.filter((column) => optionName.test(column));
  const lists = preview.columns.filter((column) => /^(?:options|answers|choices)$/iu.test(column));
  const taken = [...options, ...lists];
  const correct =
    preview.columns.find(
      (column) =>
        !taken.includes(column) && names.correct.some((word) => column.toLowerCase().startsWith(word)),
    ) ?? null;
  return {
    stem: find(names.stem),
    options: options.length >= 2 ? options : lists.slice(0, 1),
    correct,
    correctAs: correct === null ? 'text' : guessKey(preview.sample, correct, options),
    explanation: find(names.explanation),
    topic: find(names.topic),
  };
}

/** The form that most keys have: a bad key is refused with its row, and must not spoil the others. */
function guessKey(
  sample: ImportPreview['sample'],
  correct: string,
  options: string[],
): ColumnGuess['correctAs'] {
  const keyOf = (row: Record<string, string>) => (row[correct] ?? '').trim().toLowerCase();
  const filled = sample.filter((row) => keyOf(row) !== '');
  const keys = filled.map(keyOf);
  const letters = keys.filter((key) => /^[a-z]$/u.test(key)).length;
  const numbers = keys.filter((key) => /^\d{1,2}$/u.test(key)).length;
  const texts = filled.filter((row) =>
    options.some((column) => (row[column] ?? '').trim().toLowerCase() === keyOf(row)),
  ).length;
  if (Math.max(letters, numbers) * 2 <= keys.length || texts >= Math.max(letters, numbers)) return 'text';
  if (letters > numbers) return 'letter';
  // Counted from 0, the last option's number is one less than their count.
  const zeros = keys.filter((key) => key === '0').length;
  const beyond = keys.filter((key) => key === String(options.length)).length;
  return zeros > beyond ? 'index0' : 'index1';
}

/** What still has to be said, as a sentence; `undefined` when the map is complete. */
export function missingChoice(guess: ColumnGuess): string | undefined {
  if (guess.stem === null) return 'Choose the column of the question.';
  if (guess.options.length === 0) return 'Choose the columns of the options.';
  if (guess.correct === null) return 'Choose the column of the right answer.';
  return undefined;
}

/** @throws Error when {@link missingChoice} would still ask. */
export function mapOf(guess: ColumnGuess, title: string): ColumnMap {
  const { stem, correct, options } = guess;
  const missing = missingChoice(guess);
  if (stem === null || correct === null || missing !== undefined) throw new Error(missing);
  const [only] = options;
  return {
    format: 'answly-map',
    version: 1,
    name: title.trim() || 'Own columns',
    fits: [],
    pack: { licence: '', source: '' },
    type: 'single',
    stem,
    options: options.length === 1 && only !== undefined ? only : options,
    correct: { column: correct, as: guess.correctAs, separator: ',' },
    topics: guess.topic === null ? [{ fixed: 'General' }] : [{ column: guess.topic }],
    lockOptionsWith: [],
    ...(guess.explanation === null ? {} : { explanation: guess.explanation }),
  };
}
