/** Sessions that were left: where they stand, and the way back in. */
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SessionView } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import { MarginRow } from '../design/margin-row.tsx';
import { agoText, clockText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import { cramMark } from '../session/cram-words.ts';
import { SessionName } from '../session/session-name.tsx';
import { sessionTitle } from '../session/session-title.ts';
import css from './today.module.css';
import { useUnfold } from './use-unfold.tsx';

export function UnfinishedList({ sessions }: { sessions: SessionView[] }) {
  const now = useNow(60_000);
  const { shown, more } = useUnfold(sessions, 3);
  return (
    <MarginRow label="Unfinished">
      <ul className={css.unfinished}>
        {shown.map((session) => (
          <li key={session.sessionId} className={css.resume}>
            <div>
              <h3 className={css.name}>
                <SessionName session={session} />
              </h3>
              <p className={css.note}>
                {cramMark(session)}
                {standWords(session)} {session.savedCount} saved; begun {agoText(session.startedAt, now)}.
              </p>
            </div>
            <Button
              renderRoot={(props) => (
                <Link to="/session/$sessionId" params={{ sessionId: session.sessionId }} {...props} />
              )}
              variant="default"
              leftSection={<IconPlayerPlay {...small} data-directional />}
              aria-label={`Resume ${sessionTitle(session)}`}
            >
              Resume
            </Button>
          </li>
        ))}
      </ul>
      {more}
    </MarginRow>
  );
}

/** Where it stands, and the clock of an exam with it. */
function standWords({ position, entries, exam }: SessionView): string {
  const place = `Question ${position + 1} of ${entries.length}.`;
  if (exam === null) return place;
  const clock = exam.phase === 'paused' ? ' Paused' : exam.canPause ? '' : ' The clock runs';
  const left = exam.leftMs === null ? '' : `${clock === '' ? ' ' : ', '}${clockText(exam.leftMs)} left`;
  const where = exam.phase === 'break' ? 'In a break.' : place;
  return clock + left === '' ? where : `${where}${clock}${left}.`;
}
