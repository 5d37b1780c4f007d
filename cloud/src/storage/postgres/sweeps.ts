/** What each table that grows by itself keeps, and for how long (docs/data.md). */
import type { PendingQuery, Row } from 'postgres';
import { limits } from '@answly/shared/limits';
import type { Sweep } from '#cloud/domain/sweeping';
import { dayOf } from '#cloud/domain/tutor/money/day';
import type { Sql } from './connect.ts';
import { postgresDocumentStore } from './document-store.ts';

export interface SweepTimes {
  now: () => number;
  /** How long a session may still be asked for after its last refresh token was given out. */
  accessMs: number;
  /** How long that token lasts. */
  refreshMs: number;
}

/** Of one step. */
const rowsMax = limits.sweptRowsMax;
const dayMs = 86_400_000;

/** True for one replica in a day, by the clock of the database. */
export async function claimSweep(sql: Sql): Promise<boolean> {
  const { count } = await sql`
    update sweep set begun_at = now() where begun_at <= now() - make_interval(secs => ${dayMs / 1000})`;
  return count === 1;
}

/** What is locked is left for the next day: whoever uses it neither waits nor is waited for. */
export function postgresSweeps(sql: Sql, { now, accessMs, refreshMs }: SweepTimes): Sweep[] {
  const documents = postgresDocumentStore(sql);
  const ago = (ms: number) => new Date(now() - ms);
  const sweep = (name: string, due: () => PendingQuery<Row[]>): Sweep => ({
    name,
    step: async () => {
      const { count } = await sql`
        delete from ${sql(name)} where ctid = any(array(
          select ctid from ${sql(name)} where ${due()} limit ${rowsMax} for update skip locked
        ))`;
      return count;
    },
  });
  return [
    // No rule remembers a try for longer.
    sweep('throttle', () => sql`last_try_at < ${ago(dayMs)}`),
    sweep('refresh_token', () => sql`expires_at < ${ago(0)}`),
    // Most sessions are used: tokens are looked for only of those that rested for as long as one lasts, and of each by
    // itself (offset 0), or Postgres reads all of both tables in every step.
    sweep(
      'session',
      () => sql`used_at < ${ago(Math.max(accessMs, refreshMs))} and not exists (
        select from refresh_token
        where refresh_token.user_id = session.user_id and refresh_token.session_id = session.session_id
        offset 0
      )`,
    ),
    { name: 'document', step: () => documents.forgetDeleted(now() - limits.tombstoneMs, rowsMax) },
    sweep('exam_lease', () => sql`expires_at < ${now() - limits.leaseKeptMs}`),
    sweep('tutor_turn', () => sql`at < ${ago(limits.threadKeptMs)}`),
    sweep('tutor_rating', () => sql`at < ${ago(limits.tutorUseKeptMs)}`),
    sweep('tutor_hit', () => sql`day < ${dayOf(now() - limits.tutorUseKeptMs)}::text::date`),
    sweep(
      'ai_usage',
      () => sql`day < ${dayOf(now() - limits.tutorUseKeptMs)}::text::date and settled_at is not null`,
    ),
    // A call that nobody settled yet takes what it held out of its days.
    sweep(
      'student_budget',
      () => sql`day < ${dayOf(now() - limits.studentDayKeptMs)}::text::date and not exists (
        select from ai_usage
        where ai_usage.user_id = student_budget.user_id and ai_usage.day = student_budget.day and settled_at is null
      )`,
    ),
    sweep(
      'day_budget',
      () => sql`day < ${dayOf(now() - limits.tutorUseKeptMs)}::text::date and not exists (
        select from ai_usage where ai_usage.day = day_budget.day and settled_at is null
      )`,
    ),
  ];
}
