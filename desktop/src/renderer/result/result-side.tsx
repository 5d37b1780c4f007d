/** Beside the result: what cost most and is easiest to mend, where a hint helped, what is left open. */
import type { SessionResult } from '#desktop/contract/study';
import { counted } from '../design/number-words.ts';
import { SideSection } from '../design/side-section.tsx';
import css from './result.module.css';

export function ResultSide({ result }: { result: SessionResult }) {
  const left = result.session.entries.length - result.answeredCount;
  const { exam } = result.session;
  const asksCertainty = exam === null || exam.certaintyMarking;
  return (
    <>
      {asksCertainty && <SureAndWrong count={result.sureAndWrongCount} />}
      {result.hintedCount > 0 && (
        <SideSection title="With a hint">
          <p className={css.sure}>
            <b>{counted(result.hintedCount, 'answer', 'answers')}.</b>{' '}
            <span className={css.muted}>You saw a hint before you answered.</span>
          </p>
        </SideSection>
      )}
      {left > 0 && (
        <SideSection title="Left open">
          <p className={css.sure}>
            <b>{counted(left, 'question', 'questions')}.</b>{' '}
            <span className={css.muted}>
              {exam === null
                ? 'Without an answer; they count neither way in practice.'
                : 'Without an answer; they score nothing.'}
            </span>
          </p>
        </SideSection>
      )}
    </>
  );
}

function SureAndWrong({ count }: { count: number }) {
  return (
    <SideSection title="Sure and wrong">
      {count === 0 ? (
        <p className={css.sure}>
          <b>None.</b> <span className={css.muted}>No answer you were sure of was wrong.</span>
        </p>
      ) : (
        <p className={css.sure}>
          <b>{counted(count, 'answer', 'answers')}.</b>{' '}
          <span className={css.muted}>These cost most and are easiest to mend.</span>
        </p>
      )}
    </SideSection>
  );
}
