/** Finds which options a row marks as right, or the number it gives as its answer. */
import type { KeyForm } from './column-map.ts';
import { decimalSign, readNumber } from '../scoring/read-number.ts';
import { RowRefusal } from './row-refusal.ts';

/** An option as a row gives it: where it stood, counted from 0 with blanks, and what it says. */
export interface RowOption {
  position: number;
  content: string;
}

/**
 * The positions of the right options.
 * @param keys what the key column holds, one entry for each right option
 * @throws RowRefusal `key.missing`, `key.unknown` or `key.ambiguous`
 */
export function rightPositions(keys: string[], options: RowOption[], as: KeyForm): number[] {
  if (keys.length === 0) throw keyMissing();
  const right = keys.map((key) => {
    const found = options.find((option) => option.position === positionOf(key, options, as));
    if (found === undefined) {
      throw new RowRefusal(
        'key.unknown',
        `its answer "${key.slice(0, 60)}" is none of its ${options.length} options. Correct the answer, or how the map reads it (${as}).`,
      );
    }
    const twin = options.find((each) => each.position !== found.position && each.content === found.content);
    if (twin !== undefined) {
      throw new RowRefusal(
        'key.ambiguous',
        'the right answer reads the same as another option. Change one of them.',
      );
    }
    return found.position;
  });
  return [...new Set(right)];
}

export function keyMissing(): RowRefusal {
  return new RowRefusal('key.missing', 'no answer is marked as right. Mark one, then import the file again.');
}

function positionOf(key: string, options: RowOption[], as: KeyForm): number {
  if (as === 'index0' || as === 'index1')
    return /^\d{1,3}$/.test(key) ? Number(key) - (as === 'index1' ? 1 : 0) : -1;
  if (as === 'letter')
    return /^[a-z][.)]?$/i.test(key) ? key.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) : -1;
  const exact = options.find((option) => option.content === key);
  const folded = key.toLowerCase();
  return (exact ?? options.find((option) => option.content.toLowerCase() === folded))?.position ?? -1;
}

/** The last of each are what spreadsheets write for TRUE and FALSE in other languages. */
const trueWords = new Set(
  'true t yes y 1 wahr vrai verdadero vero verdadeiro waar prawda pravda igaz sant sann sand tosi doğru истина 真'.split(
    ' ',
  ),
);
const falseWords = new Set(
  'false f no n 0 falsch faux falso onwaar fałsz nepravda hamis falskt usann falsk epätosi yanlış ложь 假'.split(
    ' ',
  ),
);

/** @throws RowRefusal `key.missing`, or `key.unknown` when it is neither true nor false */
export function trueFalseKey(key: string): 'true' | 'false' {
  const word = key.normalize('NFC').toLowerCase();
  if (word === '') throw keyMissing();
  if (trueWords.has(word)) return 'true';
  if (falseWords.has(word)) return 'false';
  throw new RowRefusal(
    'key.unknown',
    `its answer "${key.slice(0, 60)}" is neither true nor false. Write one of them.`,
  );
}

/**
 * A number as the language of the pack writes it, by the rules that read what a student types; one that JSON holds as such is itself.
 * @throws RowRefusal `number.unreadable`, for one too that may be thousands or a fraction: "1,234" in English
 */
export function numberIn(cell: unknown, column: string, { locale, unit }: NumberTerms): number {
  if (typeof cell === 'number') return cell;
  const text = String(cell);
  const value = readNumber(text, locale, unit);
  if (value === undefined) {
    throw new RowRefusal(
      'number.unreadable',
      `"${text.slice(0, 60)}" in "${column}" is not a number. Write it with digits and one decimal sign.`,
    );
  }
  const isClear = readNumber(text, 'en', unit) === readNumber(text, 'de', unit) || Math.abs(value) < 1000;
  if (isClear) return value;
  throw new RowRefusal(
    'number.unreadable',
    `"${text.slice(0, 60)}" in "${column}" may be ${value} or ${value / 1000}. Write thousands without a sign, and a fraction with "${decimalSign(locale)}", the sign of the language "${locale}".`,
  );
}

interface NumberTerms {
  locale: string;
  /** Taken off the end where it stands there. */
  unit: string;
}
