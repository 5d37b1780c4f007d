/** A session at its address: opens it, and shows the place, or what stands in place of the questions of an exam. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ErrorNotice } from '../design/error-notice.tsx';
import { ExamBreak } from '../exam/exam-break.tsx';
import { ExamElsewhere } from '../exam/exam-elsewhere.tsx';
import { ExamPause } from '../exam/exam-pause.tsx';
import { sittingOf } from '../exam/sitting.ts';
import { StageNotice } from '../exam/stage-notice.tsx';
import { TimeUp } from '../exam/time-up.tsx';
import { useTimeUp } from '../exam/use-time-up.ts';
import { SessionPlace } from './session-place.tsx';
import css from './session-screen.module.css';
import { useOpenSession } from './use-open-session.ts';

export function SessionScreen() {
  const { sessionId } = useParams({ from: '/session/$sessionId' });
  return <OpenSession key={sessionId} sessionId={sessionId} />;
}

function OpenSession({ sessionId }: { sessionId: string }) {
  const { at } = useSearch({ from: '/session/$sessionId' });
  const navigate = useNavigate();
  const open = useOpenSession(sessionId);
  const session = open.data;
  const timeUp = useTimeUp(session);

  if (session === undefined && open.isError) {
    return (
      <main className={css.trouble}>
        <h1>This session cannot be opened</h1>
        <ErrorNotice
          error={open.error}
          action={{ label: 'Go to Today', onClick: () => void navigate({ to: '/' }) }}
        />
      </main>
    );
  }
  if (session === undefined) return <main className={css.trouble} />;
  const exam = sittingOf(session);
  if (exam !== null && exam.heldBy !== null)
    return <ExamElsewhere session={session} exam={exam} device={exam.heldBy} />;
  if (exam?.phase === 'paused') return <ExamPause session={session} exam={exam} />;
  if (exam?.phase === 'break')
    return <ExamBreak session={session} exam={exam} timeUp={timeUp.ended === 'section'} />;
  if (session.over && timeUp.ended !== null) return <TimeUp session={session} />;
  const asked = at === undefined ? session.position : at - 1;
  // An address may name a place that the rule of the section has closed meanwhile.
  const isOpen = exam === null || exam.open.includes(asked);
  return (
    <SessionPlace
      session={session}
      position={isOpen ? asked : session.position}
      notice={
        exam !== null && timeUp.ended !== null ? (
          <StageNotice exam={exam} ended={timeUp.ended} onDismiss={timeUp.dismiss} />
        ) : null
      }
    />
  );
}
