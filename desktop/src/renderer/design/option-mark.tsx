/** What marking says of an option, set in the margin: never by colour alone. */
import { IconCheck, IconX } from '@tabler/icons-react';
import { mark } from './icons.ts';
import css from './option-mark.module.css';

export function OptionMark({ verdict }: { verdict: 'correct' | 'wrong' | 'missed' | 'plain' }) {
  if (verdict === 'plain') return null;
  if (verdict === 'wrong') {
    return (
      <span className={css.mark} data-sign="no">
        Your answer
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
