/** The right answer beside a wrong one. */
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { small } from '../design/icons.ts';
import css from './right-answer.module.css';

export function RightAnswer({ children }: { children: ReactNode }) {
  return (
    <div className={css.right}>
      <span className={css.sign}>
        <IconCheck {...small} stroke={2.25} />
        Correct:
      </span>
      <div className={css.words}>{children}</div>
    </div>
  );
}
