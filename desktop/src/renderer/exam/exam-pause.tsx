/** A paused exam: its questions are covered, its clock stands. */
import { useNavigate } from '@tanstack/react-router';
import type { ExamView } from '#desktop/contract/exam';
import type { SessionView } from '#desktop/contract/study';
import { ErrorNotice } from '../design/error-notice.tsx';
import { counted } from '../design/number-words.ts';
import { SessionName } from '../session/session-name.tsx';
import { Interlude } from './interlude.tsx';
import { InterludeClock } from './interlude-clock.tsx';
import { placeNumber, sectionOf } from './sitting.ts';
import { useSitting } from './use-sitting.ts';

export function ExamPause({ session, exam }: { session: SessionView; exam: ExamView }) {
  const navigate = useNavigate();
  const sitting = useSitting(session.sessionId);
  const { position } = session;
  const { first, count } = sectionOf(exam);
  const inSection = position >= first && position < first + count;
  const { number, of } = placeNumber(session, inSection ? position : first);
  return (
    <Interlude
      name={<SessionName session={session} />}
      title="Paused"
      figure={<InterludeClock exam={exam} />}
      main={{ label: 'Continue', act: sitting.resume, busy: sitting.resuming }}
      other={{ label: 'Leave', act: () => void navigate({ to: '/' }) }}
    >
      <p>
        The clock stands still and the questions are covered.{' '}
        {counted(session.savedCount, 'answer is', 'answers are')} saved; you go on at question {number} of{' '}
        {of}.
      </p>
      {sitting.resumeError !== null && (
        <ErrorNotice error={sitting.resumeError} safe="Every saved answer is safe." />
      )}
    </Interlude>
  );
}
