/** An explanation from earlier, kept on this device. */
import type { TutorAnswer } from '#desktop/contract/account';
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { agoText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import { TurnTitle } from './turn-title.tsx';
import css from './turn.module.css';

export function KeptTurn({ answer, view }: { answer: TutorAnswer; view: PlaceView }) {
  const now = useNow(60_000);
  return (
    <section className={css.turn}>
      <TurnTitle optionId={answer.optionId} view={view} note={agoText(answer.at, now)} />
      <div className={css.text} data-old data-by={answer.source === 'rationale' ? 'person' : 'machine'}>
        <Markdown text={answer.text} />
      </div>
    </section>
  );
}
