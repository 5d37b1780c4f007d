/** Where the newest that the drawer shows came from. */
import type { TutorAnswer } from '#desktop/contract/tutor';
import type { LiveAnswer } from './live-answer.ts';
import type { ShownSource } from './tutor-words.ts';

export function shownSource(live: LiveAnswer | null, kept: readonly TutorAnswer[]): ShownSource | undefined {
  const standsIn = live?.status === 'failed' && (live.mode === 'explain' || live.objective !== null);
  return standsIn ? 'notes' : (live?.source ?? kept.at(-1)?.source);
}
