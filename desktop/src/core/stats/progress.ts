/** What the student has done in all: days, topics, certainty, reasons for misses, sessions. */
import { certainty, missReason } from '@answly/shared/model/attempt';
import type { Progress } from '#desktop/contract/study';
import type { Db } from '#desktop/core/storage/db';
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

/** The latest ones with an answer, latest first. */
function sessions(db: Db): Progress['sessions'] {
  return db
    .prepare<Omit<Progress['sessions'][number], 'over'> & { over: number }>(
      `SELECT s.id AS sessionId, title, started_at AS startedAt, over, sum(score_milli) AS scoreMilli,
         sum(max_milli) AS maxMilli
       FROM (SELECT * FROM session WHERE EXISTS (SELECT 1 FROM attempt WHERE session_id = session.id)
             ORDER BY started_at DESC LIMIT ?) s
       JOIN attempt a ON a.session_id = s.id GROUP BY s.id ORDER BY started_at DESC`,
    )
    .all(sessionsMax)
    .map((row) => ({ ...row, over: row.over === 1 }));
}
