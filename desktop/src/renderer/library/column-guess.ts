/** Which column is what in a file no shipped map fits: a first guess by the columns' names, and the map it makes. */
import type { ColumnMap } from '@answly/shared/formats/column-map';
import type { ImportPreview } from '#desktop/contract/library';

export interface ColumnGuess {
  stem: string | null;
  options: string[];
  correct: string | null;
  correctAs: ColumnMap['correct']['as'];
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
    correctAs: guessKey(preview.sample.map((row) => (correct === null ? '' : (row[correct] ?? '')))),
    explanation: find(names.explanation),
    topic: find(names.topic),
  };
}

function guessKey(values: string[]): ColumnGuess['correctAs'] {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  if (filled.length > 0 && filled.every((value) => /^[a-j]$/iu.test(value))) return 'letter';
  if (filled.length > 0 && filled.every((value) => /^\d$/u.test(value))) {
    return filled.includes('0') ? 'index0' : 'index1';
  }
  return 'text';
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
