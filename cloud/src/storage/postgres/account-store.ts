/** Students, sessions and refresh tokens in Postgres. */
import type { PendingQuery, Row } from 'postgres';
import type { AccountStore, Exchange, Exchanged, Student } from '#cloud/domain/accounts/account-store';
import type { TokenState } from '#cloud/domain/accounts/plan-refresh';
import type { Sql, Transaction } from './connect.ts';
import { lockHistory } from './histories.ts';
import { takeTime } from './take-time.ts';

interface Family {
  sessionId: string;
  endReason: string | null;
  email: string;
}

export function postgresAccountStore(sql: Sql): AccountStore {
  const findWhere = async (condition: PendingQuery<Row[]>) => {
    const [student] = await sql<Student[]>`
      select user_id as "userId", email, password_hash as "passwordHash" from student where ${condition}`;
    return student;
  };
  return {
    addStudent: async ({ userId, email, passwordHash }, nowMs) => {
      const rows = await sql`
        insert into student (user_id, email, password_hash, created_at)
        values (${userId}, ${email}, ${passwordHash}, ${new Date(nowMs)})
        on conflict (email) do nothing`;
      return rows.count === 1;
    },

    findStudent: (email) => findWhere(sql`email = ${email}`),
    findStudentById: (userId) => findWhere(sql`user_id = ${userId}`),

    setPasswordHash: async (userId, passwordHash) => {
      await sql`update student set password_hash = ${passwordHash} where user_id = ${userId}`;
    },

    openSession: async ({ userId, sessionId, deviceId, deviceName, token }, nowMs) => {
      const now = new Date(nowMs);
      await sql`
        with opened as (
          insert into session (user_id, session_id, device_id, device_name, created_at, used_at)
          values (${userId}, ${sessionId}, ${deviceId}, ${deviceName}, ${now}, ${now})
        ), known as (
          insert into device (user_id, device_id, name, added_at, seen_at)
          values (${userId}, ${deviceId}, ${deviceName}, ${now}, ${now})
          -- A device that is known keeps the name that the student may have given it.
          on conflict (user_id, device_id) do update set seen_at = excluded.seen_at, revoked_at = null
        )
        insert into refresh_token (user_id, token_hash, session_id, issued_at, expires_at)
        values (${userId}, ${token.hash}, ${sessionId}, ${now}, ${new Date(token.expiresAtMs)})`;
    },

    endSession: async ({ userId, sessionId }, nowMs) => {
      await sql`
        update session set ended_at = ${new Date(nowMs)}, end_reason = 'signed-out'
        where user_id = ${userId} and session_id = ${sessionId} and ended_at is null`;
    },

    eraseStudent: (userId) =>
      sql.begin(async (transaction) => {
        // Pushes of this student wait for the row, the first one too, and find no history when they go on.
        await lockHistory(transaction, userId);
        await takeTime(transaction);
        await transaction`delete from fact where user_id = ${userId}`;
        // All other tables of a student go with it.
        await transaction`delete from student where user_id = ${userId}`;
      }),

    exchangeToken: (exchange) => sql.begin((transaction) => exchangeToken(transaction, exchange)),
  };
}

async function exchangeToken(sql: Transaction, exchange: Exchange): Promise<Exchanged> {
  const family = await lockFamily(sql, exchange);
  if (family === undefined) return { verdict: 'expired' };
  if (family.endReason !== null) return { verdict: verdictOfEnded(family.endReason) };
  const token = await readToken(sql, exchange);
  // Only one that has expired is taken out while its family is locked, by the day's sweep.
  if (token === undefined) return { verdict: 'expired' };
  const plan = exchange.plan(token);
  if (plan.verdict === 'expired') return plan;
  if (plan.verdict === 'reused') {
    await sql`
      update session set ended_at = ${new Date(exchange.nowMs)}, end_reason = 'reused'
      where user_id = ${exchange.userId} and session_id = ${family.sessionId}`;
    return plan;
  }
  if (plan.retireOthers) await retireOthers(sql, exchange, family.sessionId);
  await replaceToken(sql, exchange, family.sessionId);
  return { verdict: 'successor', sessionId: family.sessionId, email: family.email };
}

function verdictOfEnded(endReason: string): 'reused' | 'revoked' | 'expired' {
  return endReason === 'reused' || endReason === 'revoked' ? endReason : 'expired';
}

/** Locks first and reads after: what a statement read before it waited for a lock may be old. */
async function lockFamily(sql: Transaction, exchange: Exchange): Promise<Family | undefined> {
  const [family] = await sql<Family[]>`
    select session.session_id as "sessionId", session.end_reason as "endReason", student.email
    from refresh_token
    join session using (user_id, session_id)
    join student using (user_id)
    where refresh_token.user_id = ${exchange.userId} and refresh_token.token_hash = ${exchange.hash}
    for update of session`;
  return family;
}

async function readToken(sql: Transaction, exchange: Exchange): Promise<TokenState | undefined> {
  const [row] = await sql<
    { expiresAt: Date; usedAt: Date | null; retiredAt: Date | null; childUsed: boolean }[]
  >`
    select expires_at as "expiresAt", used_at as "usedAt", retired_at as "retiredAt",
      exists (
        select from refresh_token child
        where child.user_id = token.user_id and child.session_id = token.session_id
          and child.parent_hash = token.token_hash and child.used_at is not null
      ) as "childUsed"
    from refresh_token token
    where user_id = ${exchange.userId} and token_hash = ${exchange.hash}`;
  if (row === undefined) return undefined;
  return {
    expiresAtMs: row.expiresAt.getTime(),
    usedAtMs: row.usedAt?.getTime(),
    retiredAtMs: row.retiredAt?.getTime(),
    childUsed: row.childUsed,
  };
}

async function retireOthers(sql: Transaction, exchange: Exchange, sessionId: string): Promise<void> {
  await sql`
    update refresh_token set retired_at = ${new Date(exchange.nowMs)}
    where user_id = ${exchange.userId} and session_id = ${sessionId}
      and token_hash <> ${exchange.hash} and used_at is null and retired_at is null`;
}

/** Tokens of the family that have expired are swept along the way: they can tell nothing any more. */
async function replaceToken(sql: Transaction, exchange: Exchange, sessionId: string): Promise<void> {
  const { userId, hash, successor } = exchange;
  const now = new Date(exchange.nowMs);
  await sql`
    with used as (
      update refresh_token set used_at = coalesce(used_at, ${now})
      where user_id = ${userId} and token_hash = ${hash}
    ), swept as (
      delete from refresh_token
      where user_id = ${userId} and session_id = ${sessionId} and expires_at < ${now}
    ), renewed as (
      update session set used_at = ${now} where user_id = ${userId} and session_id = ${sessionId}
      returning device_id
    ), seen as (
      update device set seen_at = ${now}
      where user_id = ${userId} and device_id = (select device_id from renewed)
    )
    insert into refresh_token (user_id, token_hash, session_id, parent_hash, issued_at, expires_at)
    values (${userId}, ${successor.hash}, ${sessionId}, ${hash}, ${now}, ${new Date(successor.expiresAtMs)})`;
}
