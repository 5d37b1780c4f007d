/** The break between two sections: how long it lasts, what comes, and the way on at once. */
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ExamView } from '#desktop/contract/exam';
import type { SessionView } from '#desktop/contract/study';
import { ErrorNotice } from '../design/error-notice.tsx';
import { counted } from '../design/number-words.ts';
import { SessionName } from '../session/session-name.tsx';
import { limitText, navigationWords } from './exam-words.ts';
import { Interlude } from './interlude.tsx';
import { InterludeClock } from './interlude-clock.tsx';
import { useSitting } from './use-sitting.ts';

const LeaveDialog = lazy(async () => ({ default: (await import('./leave-dialog.tsx')).LeaveDialog }));

interface ExamBreakProps {
  session: SessionView;
  exam: ExamView;
  /** The section before it was ended by its time. */
  timeUp: boolean;
}

export function ExamBreak({ session, exam, timeUp }: ExamBreakProps) {
  const navigate = useNavigate();
  const sitting = useSitting(session.sessionId);
  const [leaving, setLeaving] = useState(false);
  const done = exam.sections[exam.section];
  const next = exam.sections[exam.section + 1];
  const lang = session.titleLocale ?? undefined;
  const leave = () => void navigate({ to: '/' });
  return (
    <>
      <Interlude
        name={<SessionName session={session} />}
        title={timeUp ? 'Time is up. Now a break' : 'A break'}
        figure={<InterludeClock exam={exam} />}
        main={{ label: 'Go on now', act: () => sitting.end(exam.stage), busy: sitting.ending }}
        other={{
          label: exam.canPause ? 'Pause' : 'Leave',
          act: () => (exam.canPause ? sitting.pause() : setLeaving(true)),
        }}
      >
        <p>
          <bdi lang={lang}>{done?.title}</bdi> is handed in as it stood;{' '}
          {counted(session.savedCount, 'answer is', 'answers are')} saved.
        </p>
        {next !== undefined && (
          <p>
            Next:{' '}
            <b lang={lang} dir="auto">
              {next.title}
            </b>
            , {counted(next.count, 'question', 'questions')},{' '}
            {next.timeLimitMs === null ? 'no time limit' : limitText(next.timeLimitMs)}.{' '}
            {navigationWords(next.navigation)}
          </p>
        )}
        {exam.leftMs !== null && <p>When the break ends, the next section begins by itself.</p>}
        {sitting.endError !== null && (
          <ErrorNotice error={sitting.endError} safe="Every saved answer is safe." />
        )}
      </Interlude>
      {leaving && (
        <Suspense fallback={null}>
          <LeaveDialog
            session={session}
            exam={exam}
            sitting={sitting}
            onLeave={leave}
            onStay={() => setLeaving(false)}
          />
        </Suspense>
      )}
    </>
  );
}
