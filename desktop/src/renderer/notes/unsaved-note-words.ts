/** What is said of notes that could not be kept: which they are, and where they are meanwhile. */
import { counted } from '../design/number-words.ts';

const wordsMax = 60;

export function unsavedNoteWords(texts: readonly string[]): { said: string; throwAway: string } {
  const quoted = texts.map((text) => `“\u2068${beginning(text)}\u2069”`).join(', ');
  const are = texts.length === 1 ? 'is' : 'are';
  return {
    said: `${counted(texts.length, 'note', 'notes')}, ${quoted}, ${are} only in this window and ${are} lost with it.`,
    throwAway: `Throw away ${counted(texts.length, 'note', 'notes')}`,
  };
}

/** In one line; an emptied note has no words to name it by. */
function beginning(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  if (line === '') return 'emptied';
  return line.length <= wordsMax ? line : `${line.slice(0, wordsMax).trimEnd()}…`;
}
