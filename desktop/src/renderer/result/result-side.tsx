/** Beside the result: what cost most and is easiest to mend. */
import type { SessionResult } from '#desktop/contract/study';
import { counted } from '../design/number-words.ts';
import { SideSection } from '../design/side-section.tsx';
import css from './result.module.css';

export function ResultSide({ result }: { result: SessionResult }) {
  const left = result.session.entries.length - result.answeredCount;
  return (
    <>
      <SideSection title="Sure and wrong">
        {result.sureAndWrongCount === 0 ? (
          <p className={css.sure}>
            <b>None.</b> <span className={css.muted}>No answer you were sure of was wrong.</span>
          </p>
        ) : (
          <p className={css.sure}>
            <b>{counted(result.sureAndWrongCount, 'answer', 'answers')}.</b>{' '}
            <span className={css.muted}>These cost most and are easiest to mend.</span>
          </p>
        )}
      </SideSection>
      {left > 0 && (
        <SideSection title="Left open">
          <p className={css.sure}>
            <b>{counted(left, 'question', 'questions')}.</b>{' '}
            <span className={css.muted}>Without an answer; they count neither way in practice.</span>
          </p>
        </SideSection>
      )}
    </>
  );
}
