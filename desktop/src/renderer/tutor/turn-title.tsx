/** What a turn of the tutor is about. */
import type { PlaceView } from '#desktop/contract/study';
import { optionLetter } from '../design/option-letter.ts';
import css from './turn.module.css';

interface TurnTitleProps {
  optionId: string | null;
  view: PlaceView;
  note: string;
}

export function TurnTitle({ optionId, view, note }: TurnTitleProps) {
  const { options, locale } = view.question;
  const at = options.findIndex((option) => option.id === optionId);
  return (
    <h3 className={css.name}>
      {at === -1 ? 'Explanation' : `Why not ${optionLetter(at, locale)}`}{' '}
      <span className={css.when}>{note}</span>
    </h3>
  );
}
