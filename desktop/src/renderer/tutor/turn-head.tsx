/** What a turn of the tutor is about; in a chat, what the student said. */
import type { PlaceView } from '#desktop/contract/study';
import type { Aspect } from './live-answer.ts';
import { turnName } from './turn-name.ts';
import css from './turn.module.css';

interface TurnHeadProps {
  aspect: Aspect;
  view: PlaceView;
  note: string;
}

export function TurnHead({ aspect, view, note }: TurnHeadProps) {
  return (
    <>
      <h3 className={css.name}>
        {turnName(aspect, view)} <span className={css.when}>{note}</span>
      </h3>
      {aspect.message !== null && (
        <p className={css.said} dir="auto">
          {aspect.message}
        </p>
      )}
    </>
  );
}
