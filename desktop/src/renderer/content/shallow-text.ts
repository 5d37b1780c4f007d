/** Keeps what stands in each other within bounds: thousands of quotes in quotes would take the screen away from a student. */

const mark = String.raw`[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])`;
const deepMarks = new RegExp(`^((?:${mark}){20})(?:${mark})+`, 'gmu');

/** The text with at most twenty marks of quotes and lists at the beginning of a line. */
export function shallowText(text: string): string {
  return text.replace(deepMarks, '$1 ');
}
