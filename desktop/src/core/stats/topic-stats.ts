/** How the student does in each topic of the installed packs. */
import type { Progress } from '#desktop/contract/study';
import type { Db } from '#desktop/core/storage/db';
import { shareOf, weakestFirst } from './share.ts';

type PackTopic = Progress['topics'][number];

interface TopicRow {
  packId: string;
  packTitle: string;
  locale: string;
  topic: string;
  attempts: number;
  rightMilli: number;
  maxMilli: number;
}

/** Topics with an answer, weakest first. All attempts at an item count for the topics it has now. */
export function topicStats(db: Db): PackTopic[] {
  return db
    .prepare<TopicRow>(
      `SELECT e.pack_id AS packId, e.info ->> '$.title' AS packTitle, e.info ->> '$.locale' AS locale, t.topic,
         sum(s.attempt_count) AS attempts, sum(s.score_milli) AS rightMilli, sum(s.max_milli) AS maxMilli
       FROM edition e CROSS JOIN studied_item n ON n.pack_id = e.pack_id CROSS JOIN item_state s ON s.item = n.key
       CROSS JOIN edition_item i ON i.edition_id = e.id AND i.item_id = n.item_id
       CROSS JOIN edition_topic t ON t.entry = i.entry
       WHERE e.state = 'current' GROUP BY e.id, t.topic`,
    )
    .all()
    .map((row) => ({ ...row, share: shareOf(row.rightMilli, row.maxMilli, row.attempts) }))
    .toSorted(weakestFirst);
}
