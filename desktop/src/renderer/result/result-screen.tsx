/** How a session went: the score on its scale, topics weakest first, and the way back to what was missed. */
import { useDocumentTitle } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCoreQuery } from '../bridge/use-call.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { Sheet } from '../design/sheet.tsx';
import { EarlierTable } from './earlier-table.tsx';
import { ResultHead } from './result-head.tsx';
import { ResultSide } from './result-side.tsx';
import { passShare } from './score-words.ts';
import { SectionTable } from './section-table.tsx';
import { TopicTable } from './topic-table.tsx';

export function ResultScreen() {
  const { sessionId } = useParams({ from: '/shell/result/$sessionId' });
  const navigate = useNavigate();
  const result = useCoreQuery('study.result', { sessionId }, { staleTime: 0 });
  useDocumentTitle('Result – Answly');

  if (result.isError) {
    return (
      <Sheet>
        <MarginRow label="Result">
          <h1>This result cannot be shown</h1>
          <ErrorNotice
            error={result.error}
            safe="Your saved answers are safe."
            action={{ label: 'Go to Today', onClick: () => void navigate({ to: '/' }) }}
          />
        </MarginRow>
      </Sheet>
    );
  }
  if (result.data === undefined) return <Sheet>{null}</Sheet>;
  const { outcome, earlier, session } = result.data;
  return (
    <Sheet side={<ResultSide result={result.data} />}>
      <ResultHead result={result.data} />
      {outcome !== null && (
        <MarginRow label="Sections" drop="small">
          <SectionTable
            sections={outcome.sections}
            lang={session.titleLocale ?? undefined}
            limitsMs={session.exam?.sections.map(({ timeLimitMs }) => timeLimitMs) ?? []}
          />
        </MarginRow>
      )}
      {earlier.length > 0 && (
        <MarginRow label="Earlier sittings" drop="small">
          <EarlierTable result={result.data} />
        </MarginRow>
      )}
      {result.data.topics.length > 0 && (
        <MarginRow label="Topics" note="weakest first" drop="small">
          <TopicTable topics={result.data.topics} pass={passShare(result.data)} />
        </MarginRow>
      )}
    </Sheet>
  );
}
