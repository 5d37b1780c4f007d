/** What marking says of an option, set in the margin: never by colour alone. */
import { IconCheck, IconX } from '@tabler/icons-react';
import { mark } from './icons.ts';
import css from './option-mark.module.css';

export function OptionMark({ verdict }: { verdict: 'correct' | 'wrong' | 'missed' | 'blank' | 'plain' }) {
  if (verdict === 'plain') return null;
  if (verdict === 'wrong' || verdict === 'blank') {
    return (
      <span className={css.mark} data-sign="no">
        {verdict === 'wrong' ? 'Your answer' : 'Left open'}
        <IconX {...mark} />
      </span>
    );
  }
  return (
    <span className={css.mark} data-sign="yes">
      Correct
      <IconCheck {...mark} />
    </span>
  );
}
