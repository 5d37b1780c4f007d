/** Leases of running exams in Postgres. */
import type { Lease } from '@answly/shared/sync/protocol';
import type { LeaseStore } from '#cloud/domain/sync/leases';
import type { Sql } from './connect.ts';

export function postgresLeaseStore(sql: Sql): LeaseStore {
  return {
    take: async (userId, { sessionId, deviceId, takeOver, nowMs, expiresAt }) => {
      // The row is locked by the insert that conflicts, so that of two who ask at once the second sees the first.
      const mayTake = sql`(${takeOver} or held.device_id = excluded.device_id or held.expires_at <= ${nowMs})`;
      const [lease] = await sql<Omit<Lease, 'held'>[]>`
        with lease as (
          insert into exam_lease as held (user_id, session_id, device_id, fence, expires_at)
          values (${userId}, ${sessionId}, ${deviceId}, 1, ${expiresAt})
          on conflict (user_id, session_id) do update set
            device_id = case when ${mayTake} then excluded.device_id else held.device_id end,
            fence = held.fence + (${mayTake} and held.device_id <> excluded.device_id)::integer,
            expires_at = case when ${mayTake} then excluded.expires_at else held.expires_at end
          returning session_id, device_id, fence, expires_at
        )
        select lease.session_id as "sessionId", lease.device_id as "deviceId", lease.fence,
          lease.expires_at as "expiresAt", coalesce(device.name, '') as "deviceName"
        from lease left join device on device.user_id = ${userId} and device.device_id = lease.device_id`;
      if (lease === undefined) throw new Error('a lease is always told');
      return lease;
    },
  };
}
