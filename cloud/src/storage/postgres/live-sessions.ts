/** Tells whether sessions stand, many in one query: each answer is read after it was asked for, so none is stale. */
import type { LiveSessions } from '#cloud/domain/accounts/account-store';
import type { Session } from '#cloud/domain/accounts/session';
import type { Sql } from './connect.ts';

interface Asked {
  session: Session;
  resolve: (live: boolean) => void;
  reject: (error: unknown) => void;
}

/** Under load this is what bounds a batch: one query at a time, and whoever asks meanwhile goes with the next. */
export function postgresLiveSessions(sql: Sql): LiveSessions {
  let waiting: Asked[] = [];
  let asking = false;

  const askAll = async () => {
    asking = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const live = await readLive(sql, batch);
        for (const { session, resolve } of batch) resolve(live.has(session.sessionId));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    asking = false;
  };

  return {
    isLive: (session) =>
      new Promise((resolve, reject) => {
        waiting.push({ session, resolve, reject });
        if (!asking) void askAll();
      }),
  };
}

async function readLive(sql: Sql, batch: readonly Asked[]): Promise<Set<string>> {
  const asked = new Map(batch.map(({ session }) => [session.sessionId, session.userId]));
  const rows = await sql<{ sessionId: string }[]>`
    select session.session_id as "sessionId"
    from unnest(${[...asked.values()]}::uuid[], ${[...asked.keys()]}::uuid[]) as asked (user_id, session_id)
    join session using (user_id, session_id)
    where session.ended_at is null`;
  return new Set(rows.map((row) => row.sessionId));
}
