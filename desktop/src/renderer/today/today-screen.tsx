/** Today: what is unfinished, what fits now, which topics are weak, and the week so far. */
import { useDocumentTitle } from '@mantine/hooks';
import { Navigate } from '@tanstack/react-router';
import type { Today } from '#desktop/contract/study';
import { useCoreQuery } from '../bridge/use-call.ts';
import { beginScreen } from '../design/begin-screen.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { counted } from '../design/number-words.ts';
import { Sheet } from '../design/sheet.tsx';
import { dayText, durationText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import { ExamList } from '../exam/exam-list.tsx';
import { EarlierSessions } from './earlier-sessions.tsx';
import { StudyList } from './study-list.tsx';
import { UnfinishedList } from './unfinished-list.tsx';
import { WeakTopics } from './weak-topics.tsx';
import { WeekSide } from './week-side.tsx';
import css from './today.module.css';

export function TodayScreen() {
  useDocumentTitle('Today – Answly');
  const now = useNow(60_000);
  const packs = useCoreQuery('library.packs', {});
  const today = useCoreQuery('stats.today', {});
  const elsewhere = useCoreQuery('library.elsewhere', {});
  const asked = [packs, today, elsewhere];
  const error = asked.find((each) => each.isError)?.error;
  if (error) {
    return (
      <Sheet>
        <MarginRow label="Today">
          <ErrorNotice
            error={error}
            safe="What you saved is safe."
            action={{
              label: 'Try again',
              onClick: () => asked.forEach((each) => each.isError && void each.refetch()),
            }}
          />
        </MarginRow>
      </Sheet>
    );
  }
  if (!packs.data || !today.data || !elsewhere.data) return <Sheet>{null}</Sheet>;
  // Only what was just read says that this is a first run: another device's work may have arrived meanwhile.
  const known = !asked.some(({ isFetching }) => isFetching);
  const packCount = packs.data.length + elsewhere.data.length;
  if (packCount === 0 && today.data.attemptsEver === 0) {
    return known ? <Navigate to="/welcome" replace /> : <Sheet>{null}</Sheet>;
  }

  const { data } = today;
  return (
    <Sheet
      head={
        <MarginRow label="Today" note={dayText(now)}>
          <h1 ref={beginScreen} tabIndex={-1} className={css.head}>
            {headline(data)}
          </h1>
          <p className={css.sub}>{subline(data)}</p>
        </MarginRow>
      }
      side={<WeekSide today={data} />}
    >
      {data.unfinished.length > 0 && <UnfinishedList sessions={data.unfinished} />}
      <StudyList today={data} />
      <ExamList />
      {data.weakTopics.length > 0 && <WeakTopics topics={data.weakTopics} />}
      <EarlierSessions />
    </Sheet>
  );
}

function headline(today: Today): string {
  if (today.attemptsToday === 0) return 'Nothing answered yet today';
  return `${counted(today.attemptsToday, 'question', 'questions')} today, ${today.rightToday} right`;
}

function subline(today: Today): string {
  if (today.attemptsEver === 0) return 'Every answer is saved on this computer the moment you give it.';
  if (today.attemptsToday === 0) return 'Ten questions take about ten minutes.';
  const time = today.minutesToday < 1 ? 'Less than a minute' : durationText(today.minutesToday * 60_000);
  return `${time} of study. Every answer is saved.`;
}
