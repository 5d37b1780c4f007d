/** What the student is writing to the tutor. None of it is lost, however long it is. */
import { limits } from '@answly/shared/limits';

/** By how many characters a text is too long to be sent; 0 or less where it is not. */
export function overLimit(text: string): number {
  return text.trim().length - limits.tutorMessageCharsMax;
}

/** A question that was not answered, with what was begun after it. */
export function givenBack(message: string, begun = ''): string {
  return begun.trim() === '' ? message : `${message}\n${begun}`;
}
