/** An excerpt that was cut within a word, without the rest of that word. */

/** Longer than this it is writing without spaces, which may be cut anywhere. */
const wordCharsMax = 24;
const brokenWord = new RegExp(`\\s[^\\s\u0002\u0003]{1,${wordCharsMax}}…$`, 'u');

/** @param text as the core gives it: `…` where it was cut, marks as U+0002 and U+0003. */
export function wholeWords(text: string): string {
  return text.replace(brokenWord, ' …');
}
