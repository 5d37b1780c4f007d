/** An exam that runs on another device of the student: covered here until it is taken over (SY11). */
import { useNavigate } from '@tanstack/react-router';
import type { ExamView } from '#desktop/contract/exam';
import type { SessionView } from '#desktop/contract/study';
import { ErrorNotice } from '../design/error-notice.tsx';
import { SessionName } from '../session/session-name.tsx';
import { Interlude } from './interlude.tsx';
import { InterludeClock } from './interlude-clock.tsx';
import { useSitting } from './use-sitting.ts';

/** Only the server can move it; what the error itself says is why it did not. */
const staysSafe = 'The exam stays where it is, and every saved answer is safe. You can go on over there.';

interface ExamElsewhereProps {
  session: SessionView;
  exam: ExamView;
  /** Its name. */
  device: string;
}

export function ExamElsewhere({ session, exam, device }: ExamElsewhereProps) {
  const navigate = useNavigate();
  const sitting = useSitting(session.sessionId);
  return (
    <Interlude
      name={<SessionName session={session} />}
      title="This exam runs on another device"
      figure={<InterludeClock exam={exam} />}
      main={{ label: 'Go on here', act: sitting.takeOver, busy: sitting.takingOver }}
      other={{ label: 'Leave', act: () => void navigate({ to: '/' }) }}
    >
      <p>
        It is open on <b dir="auto">{device}</b>. Going on here closes it there; every answer that has reached
        the server is kept.
      </p>
      {sitting.takeOverError !== null && <ErrorNotice error={sitting.takeOverError} safe={staysSafe} />}
    </Interlude>
  );
}
