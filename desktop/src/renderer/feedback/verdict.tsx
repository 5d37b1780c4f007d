/** How the answer went, in the foot; told to listeners too. */
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { PlaceView } from '#desktop/contract/study';
import { icon } from '../design/icons.ts';
import { verdictWords } from './verdict-words.ts';
import css from './verdict.module.css';

export function Verdict({ view: { feedback, closedByExam } }: { view: PlaceView }) {
  if (closedByExam) {
    return (
      <p className={css.verdict} role="status">
        <span className={css.tail}>Not shown before the exam that asks it is over.</span>
      </p>
    );
  }
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
