/** Tells whether sessions stand, many in one query: each answer is read after it was asked for, so none is stale. */
import type { LiveSessions } from '#cloud/domain/accounts/account-store';
import type { Session } from '#cloud/domain/accounts/session';
import type { Sql } from './connect.ts';
import { inBatches } from './in-batches.ts';

export function postgresLiveSessions(sql: Sql): LiveSessions {
  return {
    isLive: inBatches(async (batch: readonly Session[]) => {
      const live = await readLive(sql, batch);
      return ({ sessionId }) => live.has(sessionId);
    }),
  };
}

async function readLive(sql: Sql, batch: readonly Session[]): Promise<Set<string>> {
  const asked = new Map(batch.map(({ sessionId, userId }) => [sessionId, userId]));
  const rows = await sql<{ sessionId: string }[]>`
    select session.session_id as "sessionId"
    from unnest(${[...asked.values()]}::uuid[], ${[...asked.keys()]}::uuid[]) as asked (user_id, session_id)
    join session using (user_id, session_id)
    where session.ended_at is null`;
  return new Set(rows.map((row) => row.sessionId));
}
