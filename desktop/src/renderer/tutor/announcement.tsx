/** An answer told to listeners, each paragraph when it is whole. Loaded for itself: the words of formulas are large. */
import type { PlaceView } from '#desktop/contract/study';
import { pageLanguage } from '../design/content-language.ts';
import type { LiveAnswer } from './live-answer.ts';
import { formulaMark, spokenParagraphs } from './spoken-words.ts';
import { turnName } from './turn-name.ts';

export function Announcement({ live, view }: { live: LiveAnswer; view: PlaceView }) {
  // A chat's turn is named for the question; this is the answer to it.
  const name = live.mode === 'chat' ? 'The tutor' : turnName(live, view);
  return spokenParagraphs(live.text, live.status === 'done').map((words, at) => (
    <p key={`${live.requestId} ${at}`}>
      {at === 0 && `${name}: `}
      <span lang={view.question.locale}>
        {words.split(formulaMark).map((piece, place) =>
          place % 2 === 0 ? (
            piece
          ) : (
            <span key={place} lang={pageLanguage}>
              {piece}
            </span>
          ),
        )}
      </span>
    </p>
  ));
}
