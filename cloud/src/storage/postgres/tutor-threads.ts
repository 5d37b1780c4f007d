/** The table `tutor_turn`: what was said in chats. */
import type { ThreadStore, Turn } from '#cloud/domain/tutor/threads';
import type { Sql } from './connect.ts';

interface Row extends Turn {
  sameItem: boolean;
}

export function postgresThreads(sql: Sql): ThreadStore {
  return {
    load: async ({ userId, threadId, itemId, itemVersion }, turnsMax) => {
      const rows = await sql<Row[]>`
        select said, answered, item_id = ${itemId} and item_version = ${itemVersion} as "sameItem"
        from tutor_turn where user_id = ${userId} and thread_id = ${threadId}
        order by turn desc limit ${turnsMax}`;
      if (rows.some((row) => !row.sameItem)) return undefined;
      return rows.map(({ said, answered }) => ({ said, answered })).toReversed();
    },
    // Two answers of one chat at once take the same place: the later one waits for the row and takes the next.
    append: async ({ userId, threadId, itemId, itemVersion }, { said, answered }) => {
      await sql.begin(async (transaction) => {
        await transaction`select pg_advisory_xact_lock(hashtextextended(${threadId}, 0))`;
        await transaction`
          insert into tutor_turn (user_id, thread_id, turn, item_id, item_version, said, answered)
          select ${userId}, ${threadId}, coalesce(max(turn), 0) + 1, ${itemId}, ${itemVersion}, ${said}, ${answered}
          from tutor_turn where user_id = ${userId} and thread_id = ${threadId}`;
      });
    },
  };
}
