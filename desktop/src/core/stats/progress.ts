/** What the student has done in all: days, topics, certainty, reasons for misses, sessions. */
import { certainty, missReason } from '@answly/shared/model/attempt';
import { maxMilliOf } from '@answly/shared/scoring/score';
import type { Progress } from '#desktop/contract/study';
import type { Db } from '#desktop/core/storage/db';
import { titleLocale } from '#desktop/core/study/title-locale';
import { loadDays, loadTally } from './tallies.ts';
import { topicStats } from './topic-stats.ts';

const sessionsMax = 200;

export function progress(db: Db): Progress {
  const ever = loadTally(db, 'ever');
  return {
    attemptsEver: ever.attempts,
    rightEver: ever.right,
    days: loadDays(db).map(({ day, attempts, right }) => ({ day, attempts, right })),
    topics: topicStats(db),
    certainty: certainty.options.map((name) => {
      const { attempts, right } = loadTally(db, `certainty:${name}`);
      return { certainty: name, right, wrong: attempts - right };
    }),
    reasons: reasons(db),
    sessions: sessions(db),
  };
}

function reasons(db: Db): Progress['reasons'] {
  const counts = db
    .prepare<{ reason: string; count: number }>(
      'SELECT reason, count(*) AS count FROM miss_reason GROUP BY reason',
    )
    .all();
  return missReason.options.map((reason) => ({
    reason,
    count: counts.find((each) => each.reason === reason)?.count ?? 0,
  }));
}

interface SessionRow extends Omit<Progress['sessions'][number], 'over'> {
  over: number;
  /** Of all places of a timed session, milli-points; null in practice, and in the oldest logs. */
  worthMilli: number | null;
  certaintyMarking: number | null;
}

/** The latest ones with an attempt, latest first; a timed session is out of all its questions, as in its result. */
function sessions(db: Db): Progress['sessions'] {
  return db
    .prepare<SessionRow>(
      `SELECT s.id AS sessionId, s.mode, title, ${titleLocale('s')} AS titleLocale, started_at AS startedAt, over,
         iif(terms IS NULL, NULL, (SELECT sum(value ->> '$.pointsMilli') FROM json_each(form))) AS worthMilli,
         terms ->> '$.marking.certainty' AS certaintyMarking,
         sum(body ->> '$.scoreMilli') AS scoreMilli,
         sum(body ->> '$.maxMilli') AS maxMilli
       FROM (SELECT session.*, n.key FROM session JOIN studied_session n ON n.id = session.id
             WHERE EXISTS (SELECT 1 FROM attempt WHERE session = n.key) ORDER BY started_at DESC LIMIT ?) s
       JOIN attempt a ON a.session = s.key JOIN fact USING (local) GROUP BY s.id ORDER BY started_at DESC`,
    )
    .all(sessionsMax)
    .map(({ worthMilli, certaintyMarking, ...row }) => ({
      ...row,
      over: row.over === 1,
      maxMilli:
        worthMilli === null ? row.maxMilli : maxMilliOf(worthMilli, { certainty: certaintyMarking === 1 }),
    }));
}
