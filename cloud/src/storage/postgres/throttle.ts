/** Counts tries in Postgres, so that all replicas count together and a restart forgets nothing. */
import { createHash } from 'node:crypto';
import type { Throttle, ThrottleRule, ThrottleState } from '#cloud/domain/accounts/throttle';
import { planTry } from '#cloud/domain/accounts/throttle';
import type { Sql } from './connect.ts';

export function postgresThrottle(sql: Sql, now: () => number): Throttle {
  return {
    take: (rule, name) =>
      sql.begin(async (transaction) => {
        const key = keyOf(rule, name);
        // The row must exist to be locked; nobody else sees its zero.
        await transaction`
          insert into throttle (key, tries, last_try_at) values (${key}, 0, ${new Date(0)})
          on conflict (key) do nothing`;
        const [row] = await transaction<{ tries: number; lastTryAt: Date }[]>`
          select tries, last_try_at as "lastTryAt" from throttle where key = ${key} for update`;
        const { waitMs, next } = planTry(rule, stateOf(row), now());
        if (waitMs === 0) {
          await transaction`
            update throttle set tries = ${next.tries}, last_try_at = ${new Date(next.lastTryAtMs)}
            where key = ${key}`;
        }
        return waitMs;
      }),

    forgive: async (rule, name) => {
      await sql`update throttle set tries = greatest(tries - 1, 0) where key = ${keyOf(rule, name)}`;
    },

    clear: async (rule, name) => {
      await sql`delete from throttle where key = ${keyOf(rule, name)}`;
    },
  };
}

function stateOf(row: { tries: number; lastTryAt: Date } | undefined): ThrottleState | undefined {
  return row && { tries: row.tries, lastTryAtMs: row.lastTryAt.getTime() };
}

function keyOf(rule: ThrottleRule, name: string): Uint8Array {
  return createHash('sha256').update(`${rule.name} ${name}`).digest();
}
