/** Roman numerals. */

const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const wellFormed = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;

/** @returns undefined for letters that are no numeral. */
export function romanValue(letters: string): number | undefined {
  if (letters === '' || !wellFormed.test(letters)) return undefined;
  return Array.from(letters).reduce((sum, letter, at) => {
    const value = values[letter] ?? 0;
    return sum + (value < (values[letters[at + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}
