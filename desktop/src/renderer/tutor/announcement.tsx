/** An answer told to listeners whole, when it is whole. Loaded for itself: the words of formulas are large. */
import type { PlaceView } from '#desktop/contract/study';
import type { LiveAnswer } from './live-answer.ts';
import { spokenWords } from './spoken-words.ts';
import { turnName } from './turn-name.ts';

export function Announcement({ live, view }: { live: LiveAnswer; view: PlaceView }) {
  // A chat's turn is named for the question; this is the answer to it.
  const name = live.mode === 'chat' ? 'The tutor' : turnName(live, view);
  return `${name}: ${spokenWords(live.text)}`;
}
