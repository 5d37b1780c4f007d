/** The name under which an answer is kept: made of what the server enumerates, never of words a student wrote. */
import type { TutorMode } from '@answly/shared/http/tutor';

/** Raised when the form of the stored texts changes, so that old ones are not read as new ones. */
const schema = 't2';

/** Raised when other answers are let through: what was kept by weaker checks is not served any more. */
const policy = 'p3';

export interface AnswerAbout {
  promptVersion: string;
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: TutorMode;
  /** Of the item: the whole of it, an option, a known mistake, a level of hints. */
  focus: string;
  languageCode: string;
  /** Where it is about what a student wrote, an item of theirs or an answer: whose it is, and the SHA-256 of the text. */
  own?: { userId: string; sha256: string } | undefined;
}

export function answerKey(about: AnswerAbout): string {
  const { promptVersion, packId, itemId, itemVersion, mode, focus, languageCode } = about;
  const parts = [schema, promptVersion, policy, packId, itemId, itemVersion, mode, focus, languageCode];
  if (about.own !== undefined) parts.push(`own=${about.own.userId}`, about.own.sha256);
  return parts.join(':');
}
