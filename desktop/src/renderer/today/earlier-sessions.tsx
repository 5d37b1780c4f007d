/** Sessions that are over, latest first, each with the way to its result. */
import { Link } from '@tanstack/react-router';
import type { Progress } from '#desktop/contract/study';
import { useCoreQuery } from '../bridge/use-call.ts';
import { MarginRow } from '../design/margin-row.tsx';
import { agoText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import { scoreWords } from '../result/score-words.ts';
import { cramMark } from '../session/cram-words.ts';
import { SessionName } from '../session/session-name.tsx';
import css from './today.module.css';
import { useUnfold } from './use-unfold.tsx';

export function EarlierSessions() {
  const sessions = useCoreQuery('stats.progress', {}).data?.sessions.filter(({ over }) => over) ?? [];
  return sessions.length === 0 ? null : <SessionList sessions={sessions} />;
}

function SessionList({ sessions }: { sessions: Progress['sessions'] }) {
  const now = useNow(60_000);
  const { shown, more } = useUnfold(sessions, 5);
  return (
    <MarginRow label="Earlier sessions" drop="small">
      <ul className={css.earlier}>
        {shown.map((session) => (
          <li key={session.sessionId}>
            <Link
              to="/result/$sessionId"
              params={{ sessionId: session.sessionId }}
              className={css.link ?? ''}
            >
              <SessionName session={session} />
            </Link>
            <span className={css.note}>
              {cramMark(session)}
              {scoreWords(session)}, {agoText(session.startedAt, now)}
            </span>
          </li>
        ))}
      </ul>
      {more}
    </MarginRow>
  );
}
