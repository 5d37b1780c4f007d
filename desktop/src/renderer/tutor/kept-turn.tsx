/** An answer that is kept on this device, with what the student thinks of it. */
import type { PlaceView } from '#desktop/contract/study';
import type { TutorAnswer } from '#desktop/contract/tutor';
import { Markdown } from '../content/markdown.tsx';
import { agoText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import { RatingField } from './rating-field.tsx';
import { TurnHead } from './turn-head.tsx';
import css from './turn.module.css';

interface KeptTurnProps {
  answer: TutorAnswer;
  view: PlaceView;
  /** It has just been written. */
  fresh: boolean;
}

export function KeptTurn({ answer, view, fresh }: KeptTurnProps) {
  const now = useNow(60_000);
  const isHintBefore = answer.mode === 'hint' && view.feedback !== null;
  return (
    <section className={css.turn}>
      <TurnHead
        aspect={answer}
        view={view}
        note={isHintBefore ? 'before your answer' : fresh ? '' : agoText(answer.at, now)}
      />
      <div
        className={css.text}
        data-old={fresh ? undefined : true}
        data-by={answer.source === 'rationale' ? 'person' : 'machine'}
      >
        <Markdown text={answer.text} />
      </div>
      {answer.source !== 'rationale' && <RatingField answer={answer} view={view} />}
    </section>
  );
}
