/** The score in a sentence and on its scale, and what to do next. */
import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCheck, IconMinus, IconPrinter } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SessionResult } from '#desktop/contract/study';
import { actsByItself } from '../design/acts-by-itself.ts';
import { beginScreen } from '../design/begin-screen.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { mark, small } from '../design/icons.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { counted } from '../design/number-words.ts';
import { dayText } from '../design/time-words.ts';
import { closedCountWords } from '../feedback/closed-words.ts';
import { cramRule } from '../session/cram-words.ts';
import { missedPlaces } from '../session/next-place.ts';
import { SessionName } from '../session/session-name.tsx';
import { wayTo } from '../session/way-back.ts';
import { outcomeDetail, outcomeSentence, regradeWords } from './outcome-words.ts';
import { PrintPaper } from './print-paper.tsx';
import css from './result.module.css';
import { ScoreScale } from './score-scale.tsx';
import { passShare, scoreDetail, scoreSentence, scoreShare } from './score-words.ts';
import { usePrint } from './use-print.ts';

export function ResultHead({ result }: { result: SessionResult }) {
  const { session, outcome } = result;
  const timed = session.exam !== null && session.over;
  const share = scoreShare(result);
  return (
    <MarginRow
      label={session.over ? 'Result' : 'So far'}
      note={dayText(session.startedAt)}
      margin={outcome !== null && <Passed passed={outcome.passed} />}
    >
      <h1 ref={beginScreen} tabIndex={-1} className={css.head}>
        {timed ? outcomeSentence(result) : scoreSentence(result)}
      </h1>
      <p className={css.detail}>
        <SessionName session={session} />: {timed ? outcomeDetail(result) : scoreDetail(result)}
      </p>
      {session.mode === 'cram' && <p className={css.detail}>Cram: {cramRule}.</p>}
      {session.closedCount > 0 && <p className={css.detail}>{closedCountWords(session.closedCount)}</p>}
      {result.regraded !== null && <p className={css.detail}>{regradeWords(result)}</p>}
      {share !== null && (
        <ScoreScale
          share={share}
          pass={passShare(result)}
          earlier={result.earlier.map((each) => scoreShare(each) ?? 0)}
        />
      )}
      <ResultActs result={result} />
    </MarginRow>
  );
}

function ResultActs({ result }: { result: SessionResult }) {
  const navigate = useNavigate();
  const { session } = result;
  const params = { sessionId: session.sessionId };
  const missed = missedPlaces(session);
  const [firstMissed] = missed;
  const { back } = useSearch({ from: '/shell/result/$sessionId' });
  // Whoever looks at the questions comes here again, and on from here.
  const further = back === undefined ? {} : { back };
  const printing = usePrint(session.sessionId, session.entries.length);

  const look = (search: { at?: number; only?: 'missed' }) =>
    void navigate({ to: '/session/$sessionId', params, search: { ...search, ...further } });
  const goBack = () => void navigate(back === undefined ? { to: '/' } : wayTo(back));
  function main(): void {
    if (!session.over) look({});
    else if (firstMissed === undefined) goBack();
    else look({ at: firstMissed + 1, only: 'missed' });
  }
  useHotkeys([['Enter', main]], actsByItself);

  return (
    <>
      <div className={css.acts}>
        <Button variant="filled" rightSection={<KeyCap>Enter</KeyCap>} onClick={main}>
          {mainLabel({
            over: session.over,
            missedCount: missed.length,
            away: back === undefined ? 'Go to Today' : backLabel,
          })}
        </Button>
        {back !== undefined && !(session.over && firstMissed === undefined) && (
          <Button onClick={goBack}>{backLabel}</Button>
        )}
        {session.over && (
          <div className={css.others}>
            <Button onClick={() => look({ at: 1 })}>See every question</Button>
            <BusyButton
              variant="quiet"
              leftSection={<IconPrinter {...small} />}
              busy={printing.busy}
              onClick={printing.print}
            >
              Print
            </BusyButton>
          </div>
        )}
      </div>
      {printing.error !== null && <ErrorNotice error={printing.error} safe="Nothing was printed." />}
      {printing.places !== null && (
        <PrintPaper result={result} places={printing.places} onSet={printing.printSet} />
      )}
    </>
  );
}

function Passed({ passed }: { passed: boolean }) {
  return (
    <p className={css.passed} data-passed={passed}>
      {passed ? 'Passed' : 'Not passed'}
      {passed ? <IconCheck {...mark} /> : <IconMinus {...mark} />}
    </p>
  );
}

/** The one that these were like. */
const backLabel = 'Back to the question';

interface Doing {
  over: boolean;
  missedCount: number;
  /** Where nothing is left to do. */
  away: string;
}

function mainLabel({ over, missedCount, away }: Doing): string {
  if (!over) return 'Go on';
  if (missedCount === 0) return away;
  return `Review ${counted(missedCount, 'missed question', 'missed questions')}`;
}
