/** The score in a sentence and on its scale, and what to do next. */
import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { SessionResult } from '#desktop/contract/study';
import { actsByItself } from '../design/acts-by-itself.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { counted } from '../design/number-words.ts';
import { dayText } from '../design/time-words.ts';
import css from './result.module.css';
import { ScoreScale } from './score-scale.tsx';
import { scoreDetail, scoreSentence, scoreShare } from './score-words.ts';

export function ResultHead({ result }: { result: SessionResult }) {
  const navigate = useNavigate();
  const { session } = result;
  const params = { sessionId: session.sessionId };
  const share = scoreShare(result);
  const firstMistake = result.wrongPositions[0];

  function main(): void {
    if (!session.over) void navigate({ to: '/session/$sessionId', params, search: {} });
    else if (firstMistake === undefined) void navigate({ to: '/' });
    else
      void navigate({
        to: '/session/$sessionId',
        params,
        search: { at: firstMistake + 1, only: 'mistakes' },
      });
  }
  useHotkeys([['Enter', main]], actsByItself);

  return (
    <MarginRow label={session.over ? 'Result' : 'So far'} note={dayText(session.startedAt)}>
      <h1>{scoreSentence(result)}</h1>
      <p className={css.detail}>
        <bdi>{session.title}</bdi>: {scoreDetail(result)}
      </p>
      {share !== null && <ScoreScale share={share} />}
      <div className={css.acts}>
        <Button variant="filled" rightSection={<KeyCap>Enter</KeyCap>} onClick={main}>
          {mainLabel(result)}
        </Button>
        {session.over && (
          <Button onClick={() => void navigate({ to: '/session/$sessionId', params, search: { at: 1 } })}>
            See every question
          </Button>
        )}
      </div>
    </MarginRow>
  );
}

function mainLabel({ session, wrongPositions }: SessionResult): string {
  if (!session.over) return 'Go on';
  if (wrongPositions.length === 0) return 'Go to Today';
  return `Review ${counted(wrongPositions.length, 'mistake', 'mistakes')}`;
}
