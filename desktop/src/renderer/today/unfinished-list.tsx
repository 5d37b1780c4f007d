/** Sessions that were left: where they stand, and the way back in. */
import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SessionView } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import { MarginRow } from '../design/margin-row.tsx';
import { agoText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import css from './today.module.css';

/** The rest stay in the list of sessions; three are what a glance takes in. */
const shownMax = 3;

export function UnfinishedList({ sessions }: { sessions: SessionView[] }) {
  const now = useNow(60_000);
  return (
    <MarginRow label="Unfinished">
      <ul className={css.unfinished}>
        {sessions.slice(0, shownMax).map((session) => (
          <li key={session.sessionId} className={css.resume}>
            <div>
              <h3 className={css.name}>{session.title}</h3>
              <p className={css.note}>
                Question {session.position + 1} of {session.entries.length}. {session.savedCount} saved; begun{' '}
                {agoText(session.startedAt, now)}.
              </p>
            </div>
            <Button
              renderRoot={(props) => (
                <Link to="/session/$sessionId" params={{ sessionId: session.sessionId }} {...props} />
              )}
              variant="default"
              leftSection={<IconPlayerPlay {...small} data-directional />}
              aria-label={`Resume ${session.title}`}
            >
              Resume
            </Button>
          </li>
        ))}
      </ul>
    </MarginRow>
  );
}
