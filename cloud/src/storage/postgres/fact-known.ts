/** What a history holds under the ids and the places of pushed facts (SY4). */
import type { Candidate } from '#cloud/domain/sync/candidate';
import type { FactRecord } from '@answly/shared/sync/fact';
import type { Transaction } from './connect.ts';

/** The limits keep the planner to one look into each index per fact, instead of reading the history (SY6). */
export async function readKnown(
  sql: Transaction,
  userId: string,
  candidates: readonly Candidate[],
): Promise<FactRecord[]> {
  if (candidates.length === 0) return [];
  return sql<FactRecord[]>`
    select known.fact_id as id, known.device_id as "deviceId", known.device_seq as "deviceSeq", known.kind, known.at,
      known.zone_minutes as "zoneMinutes", known.mono_ms as "monoMs", known.body
    from unnest(
      ${candidates.map((each) => each.id)}::uuid[],
      ${candidates.map((each) => each.deviceId)}::uuid[],
      ${candidates.map((each) => each.deviceSeq)}::bigint[]
    ) as asked (fact_id, device_id, device_seq)
    cross join lateral (
      (select * from fact where user_id = ${userId} and fact_id = asked.fact_id limit 1)
      union all
      (
        select * from fact
        where user_id = ${userId} and device_id = asked.device_id and device_seq = asked.device_seq
        limit 1
      )
    ) as known`;
}
