/** Forgets sign-ins that nobody can go on with. */
import type { Sql } from './connect.ts';

/**
 * What is locked is left for the next time: whoever refreshes or is erased meanwhile neither waits nor is waited for.
 * @param accessMs how long a session may still be asked for after its last refresh token was given out.
 */
export async function sweepSessions(sql: Sql, nowMs: number, accessMs: number): Promise<void> {
  await sql`
    delete from refresh_token where (user_id, token_hash) in (
      select user_id, token_hash from refresh_token where expires_at < ${new Date(nowMs)}
      for update skip locked
    )`;
  await sql`
    delete from session where (user_id, session_id) in (
      select user_id, session_id from session
      where used_at < ${new Date(nowMs - accessMs)} and not exists (
        select from refresh_token
        where refresh_token.user_id = session.user_id and refresh_token.session_id = session.session_id
      )
      for update skip locked
    )`;
}
