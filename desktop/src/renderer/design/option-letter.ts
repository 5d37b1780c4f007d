/** The letters of options, by the writing of the question. */

const alphabets: Record<string, string> = {
  ar: 'أبجدهوزحطي',
  fa: 'ابپتثجچحخد',
  he: 'אבגדהוזחטי',
  ru: 'АБВГДЕЖЗИК',
  el: 'ΑΒΓΔΕΖΗΘΙΚ',
};

/** @param index 0 is the first option. Beyond the alphabet options are numbered. */
export function optionLetter(index: number, locale: string): string {
  const alphabet = alphabets[locale.split('-')[0] ?? ''] ?? 'ABCDEFGHIJKLMNOPQRST';
  return alphabet[index] ?? String(index + 1);
}
