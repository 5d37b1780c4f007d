/** A session at its address: opens it, and shows the place, or what stands in place of the questions of an exam. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { usePart } from '../app/part.ts';
import { beginScreen } from '../design/begin-screen.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { examRoom } from '../exam/exam-room.ts';
import { sittingOf } from '../exam/sitting.ts';
import { useTimeUp } from '../exam/use-time-up.ts';
import { MissingForError } from '../library/missing-for-error.tsx';
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
  const isTimed = session !== undefined && session.exam !== null;
  const room = usePart(examRoom, isTimed);

  if (session === undefined && open.isError) {
    return (
      <main className={css.trouble}>
        <h1 ref={beginScreen} tabIndex={-1}>
          This session cannot be opened
        </h1>
        <ErrorNotice
          error={open.error}
          action={{ label: 'Go to Today', onClick: () => void navigate({ to: '/' }) }}
        />
        <MissingForError error={open.error} />
      </main>
    );
  }
  if (session === undefined || (isTimed && room === undefined)) return <main className={css.trouble} />;
  const exam = sittingOf(session);
  if (room !== undefined && exam !== null) {
    if (exam.heldBy !== null)
      return <room.ExamElsewhere session={session} exam={exam} device={exam.heldBy} />;
    if (exam.phase === 'paused') return <room.ExamPause session={session} exam={exam} />;
    if (exam.phase === 'break')
      return <room.ExamBreak session={session} exam={exam} timeUp={timeUp.ended === 'section'} />;
  }
  if (room !== undefined && session.over && timeUp.ended !== null) return <room.TimeUp session={session} />;
  const asked = at === undefined ? session.position : at - 1;
  // An address may name a place that the rule of the section has closed meanwhile.
  const isOpen = exam === null || exam.open.includes(asked);
  return (
    <SessionPlace
      session={session}
      position={isOpen ? asked : session.position}
      notice={
        room !== undefined && exam !== null && timeUp.ended !== null ? (
          <room.StageNotice exam={exam} ended={timeUp.ended} onDismiss={timeUp.dismiss} />
        ) : null
      }
    />
  );
}
