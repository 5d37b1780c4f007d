/** What today looks like: done so far, the week, what was left open, what there is to do. */
import type { Today } from '#desktop/contract/study';
import { askedInExams } from '#desktop/core/exam/refuse-in-exam';
import type { Ground } from '#desktop/core/ground';
import type { Db } from '#desktop/core/storage/db';
import { daysBefore, dayOf } from '#desktop/core/study/day';
import type { SessionLog } from '#desktop/core/study/session-log';
import { sessionViewOf } from '#desktop/core/study/session-view';
import { streakDays } from './streak.ts';
import { emptyTally, loadDays, loadTally } from './tallies.ts';
import { topicStats } from './topic-stats.ts';

const unfinishedMax = 10;
const weakTopicsMax = 5;
/** Fewer answers say little about a topic. */
const weakTopicAttemptsMin = 3;

export interface TodayParts extends Pick<Ground, 'db' | 'clock' | 'now'> {
  log: SessionLog;
}

export function today({ db, clock, now, log }: TodayParts): Today {
  const nowMs = now();
  const day = dayOf(nowMs, clock.zoneMinutes(nowMs));
  const days = new Map(loadDays(db).map((each) => [each.day, each]));
  const done = days.get(day) ?? emptyTally;
  const week = Array.from({ length: 7 }, (_, index) => daysBefore(day, 6 - index));
  return {
    attemptsToday: done.attempts,
    rightToday: done.right,
    minutesToday: Math.round(done.durationMs / 6_000) / 10,
    attemptsEver: loadTally(db, 'ever').attempts,
    week: week.map((each) => ({ day: each, attempts: days.get(each)?.attempts ?? 0 })),
    streakDays: streakDays(day, (each) => (days.get(each)?.attempts ?? 0) > 0),
    unfinished: unfinished(db, log),
    ...openCounts(db),
    ...mistakeCounts(db),
    weakTopics: topicStats(db)
      .filter((topic) => topic.attempts >= weakTopicAttemptsMin && topic.share.value < 1)
      .slice(0, weakTopicsMax),
  };
}

/** Latest first. */
function unfinished(db: Db, log: SessionLog): Today['unfinished'] {
  return (
    db
      .prepare<{ id: string }>('SELECT id FROM session WHERE over = 0 ORDER BY started_at DESC LIMIT ?')
      .all(unfinishedMax)
      .map(({ id }) => sessionViewOf(log.load(id), log))
      // One whose time ran out while nobody looked has been handed in by now.
      .filter(({ over }) => !over)
  );
}

/** Items of installed packs that practice can ask, and those of them that were never answered. */
function openCounts(db: Db): Pick<Today, 'openCount' | 'newCount'> {
  const all = db
    .prepare<{ items: number; studied: number }>(
      `SELECT total(e.summary ->> '$.itemCount') AS items, total(
         (SELECT count(*) FROM studied_item n JOIN item_state s ON s.item = n.key
          JOIN edition_item i ON i.edition_id = e.id AND i.item_id = n.item_id
          WHERE n.pack_id = e.pack_id AND i.answerable = 1)) AS studied
       FROM edition e WHERE e.state = 'current'`,
    )
    .get();
  const closed = db
    .prepare<{ items: number; studied: number }>(
      `SELECT count(*) AS items, count(s.item) AS studied
       FROM (SELECT DISTINCT packId, itemId FROM (${askedInExams})) a
       JOIN edition e ON e.pack_id = a.packId AND e.state = 'current'
       JOIN edition_item i ON i.edition_id = e.id AND i.item_id = a.itemId AND i.answerable = 1
       LEFT JOIN studied_item n ON n.pack_id = e.pack_id AND n.item_id = i.item_id
       LEFT JOIN item_state s ON s.item = n.key`,
    )
    .get();
  const openCount = (all?.items ?? 0) - (closed?.items ?? 0);
  const openStudied = (all?.studied ?? 0) - (closed?.studied ?? 0);
  return { openCount, newCount: Math.max(0, openCount - openStudied) };
}

/** Items that practice can ask and that were missed last, and those of them that were answered and have no reason. */
function mistakeCounts(db: Db): Pick<Today, 'mistakeCount' | 'unnamedMistakeCount'> {
  const row = db
    .prepare<{ mistakes: number; unnamed: number | null }>(
      `SELECT count(*) AS mistakes, sum(r.reason IS NULL AND fact.body ->> '$.response' IS NOT NULL) AS unnamed
       FROM item_state s JOIN studied_item n ON n.key = s.item
       JOIN edition e ON e.pack_id = n.pack_id AND e.state = 'current'
       JOIN edition_item i ON i.edition_id = e.id AND i.item_id = n.item_id AND i.answerable = 1
       JOIN fact ON fact.local = s.last_local LEFT JOIN miss_reason r ON r.attempt_id = fact.id
       WHERE s.last_right = 0 AND (n.pack_id, n.item_id) NOT IN (${askedInExams})`,
    )
    .get();
  return { mistakeCount: row?.mistakes ?? 0, unnamedMistakeCount: row?.unnamed ?? 0 };
}
