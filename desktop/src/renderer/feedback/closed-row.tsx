/** Stands where the feedback will be: says why there is none yet. */
import { MarginRow } from '../design/margin-row.tsx';
import { closedWords } from './closed-words.ts';
import css from './feedback-rows.module.css';

export function ClosedRow() {
  return (
    <MarginRow label="Not yet" className={css.row}>
      <p className={css.source}>{closedWords}</p>
    </MarginRow>
  );
}
