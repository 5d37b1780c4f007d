/** What a turn of the tutor is about and how its answer stands; in a chat, what the student said before it. */
import type { PlaceView } from '#desktop/contract/study';
import type { Aspect } from './live-answer.ts';
import { SaidText } from './said-text.tsx';
import { turnName } from './turn-name.ts';
import css from './turn.module.css';

interface TurnHeadProps {
  aspect: Aspect;
  view: PlaceView;
  /** Of the answer. */
  note: string;
}

export function TurnHead({ aspect, view, note }: TurnHeadProps) {
  const when = <span className={css.when}>{note}</span>;
  const name = turnName(aspect, view);
  if (aspect.message === null)
    return (
      <h3 className={css.name}>
        {name} {when}
      </h3>
    );
  return (
    <>
      <h3 className={css.name} data-by="student">
        {name}
      </h3>
      <p className={css.said} dir="auto">
        <SaidText text={aspect.message} />
      </p>
      <h4 className={css.name}>The tutor’s answer {when}</h4>
    </>
  );
}
