/** How the answer went, in the foot; told to listeners too. */
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { Feedback } from '#desktop/contract/study';
import { icon } from '../design/icons.ts';
import { verdictWords } from './verdict-words.ts';
import css from './verdict.module.css';

export function Verdict({ feedback }: { feedback: Feedback | null }) {
  const words = verdictWords(feedback);
  return (
    <p className={css.verdict} data-sign={words.sign} role="status">
      {words.sign === 'right' && <IconCheck {...icon} stroke={2} />}
      {words.sign === 'part' && <IconMinus {...icon} stroke={2} />}
      {words.sign === 'wrong' && feedback !== null && <IconX {...icon} stroke={2} />}
      <b>{words.head}</b> <span className={css.tail}>{words.tail}</span>
    </p>
  );
}
