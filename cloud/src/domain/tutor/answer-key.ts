/** The name under which an answer is kept: made of what the server enumerates, never of words a student wrote. */

/** Raised when the form of the stored texts changes, so that old ones are not read as new ones. */
const schema = 't1';

export interface AnswerAbout {
  promptVersion: string;
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: 'explain';
  /** Absent for the item as a whole. */
  optionId?: string | undefined;
  languageCode: string;
  /** For an item that exists only on the student's device: whose it is, and the SHA-256 of what it says. */
  own?: { userId: string; itemSha256: string } | undefined;
}

/**
 * An option id comes from the request, so a key may be made for an option that does not exist; nothing
 * is ever stored under such a key, since the option is checked before an answer is made.
 */
export function answerKey(about: AnswerAbout): string {
  const focus = about.optionId === undefined ? 'item' : `option=${about.optionId}`;
  const parts = [
    schema,
    about.promptVersion,
    about.packId,
    about.itemId,
    about.itemVersion,
    about.mode,
    focus,
  ];
  parts.push(about.languageCode);
  if (about.own !== undefined) parts.push(`own=${about.own.userId}`, about.own.itemSha256);
  return parts.join(':');
}
