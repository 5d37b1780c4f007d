/** A student's devices in Postgres. */
import type { Device } from '@answly/shared/http/devices';
import type { DeviceStore } from '#cloud/domain/accounts/devices';
import type { Sql } from './connect.ts';

export function postgresDeviceStore(sql: Sql): DeviceStore {
  return {
    list: async ({ userId, sessionId }, countMax) => {
      const rows = await sql<(Omit<Device, 'addedAt' | 'seenAt'> & { addedAt: Date; seenAt: Date })[]>`
        select device_id as "deviceId", name, added_at as "addedAt", seen_at as "seenAt",
          revoked_at is not null as revoked,
          device_id = (
            select device_id from session where user_id = ${userId} and session_id = ${sessionId}
          ) as current
        from device where user_id = ${userId} order by seen_at desc limit ${countMax}`;
      return rows.map((row) => ({ ...row, addedAt: row.addedAt.getTime(), seenAt: row.seenAt.getTime() }));
    },

    move: async ({ userId, sessionId }, { deviceId, deviceName }, nowMs) => {
      const now = new Date(nowMs);
      await sql`
        with moved as (
          update session set device_id = ${deviceId}, device_name = ${deviceName}
          where user_id = ${userId} and session_id = ${sessionId}
        )
        insert into device (user_id, device_id, name, added_at, seen_at)
        values (${userId}, ${deviceId}, ${deviceName}, ${now}, ${now})
        on conflict (user_id, device_id) do update set name = excluded.name, seen_at = excluded.seen_at`;
    },

    rename: async (userId, deviceId, name) => {
      const rows = await sql`
        update device set name = ${name} where user_id = ${userId} and device_id = ${deviceId}`;
      return rows.count === 1;
    },

    revoke: async (userId, deviceId, nowMs) => {
      const now = new Date(nowMs);
      const rows = await sql`
        with ended as (
          update session set ended_at = ${now}, end_reason = 'revoked'
          where user_id = ${userId} and device_id = ${deviceId} and ended_at is null
        )
        update device set revoked_at = coalesce(revoked_at, ${now})
        where user_id = ${userId} and device_id = ${deviceId}`;
      return rows.count === 1;
    },
  };
}
