/** Numbers facts and inserts them: one statement, whatever their number. */
import type { Candidate } from '#cloud/domain/sync/candidate';
import type { Head } from '#cloud/domain/sync/heads';
import { digestModulus, digestOf, emptyDigest } from '@answly/shared/sync/digest';
import { listed } from '@answly/shared/sync/facts-frame';
import type { Sql, Transaction } from './connect.ts';
import { headColumns } from './histories.ts';

export interface Insert {
  userId: string;
  facts: readonly Candidate[];
  nowMs: number;
}

/**
 * Raising the counter locks the student's row until the transaction ends, and reads its newest value however long that
 * took (SY2). Columns travel as one text each, which Postgres splits: an array would be spelled element by element.
 * @returns the head afterwards; undefined where the student has no history yet.
 * @throws an error with code 23505 where a fact or its place is known; then nothing is kept.
 */
export async function insertNumbered(
  sql: Sql | Transaction,
  { userId, facts, nowMs }: Insert,
): Promise<Head | undefined> {
  const devices = listed(facts.map((each) => each.deviceId));
  const kinds = listed(facts.map((each) => each.kind));
  const running = runningSums(facts.map((each) => each.id));
  const numbers = (of: (fact: Candidate) => number) => arrayText(facts.map(of));
  const [head] = await sql<Head[]>`
    with history as (
      update user_sync set facts_seq = facts_seq + ${facts.length},
        facts_sum = (facts_sum + ${running.at(-1) ?? 0}) % ${digestModulus}::bigint
      where user_id = ${userId}
      returning epoch, facts_seq, docs_seq, facts_sum - ${running.at(-1) ?? 0} + ${digestModulus}::bigint as sum_before
    ), inserted as (
      insert into fact (user_id, seq, fact_id, device_id, device_seq, kind, at, effective_at, received_at,
        zone_minutes, mono_ms, item_id, body, prefix_sum)
      select ${userId}, history.facts_seq - ${facts.length} + place, fact_id, devices[device], device_seq,
        kinds[kind], at, at, ${nowMs}, zone_minutes, mono_ms, item_id, body,
        (sum_before + running) % ${digestModulus}::bigint
      from history
      cross join (
        select ${arrayText(devices.values)}::text::uuid[] as devices, ${arrayText(kinds.values.map(quoted))}::text::text[] as kinds
      ) as named
      cross join unnest(
        string_to_array(${facts.map((each) => each.id).join(',')}, ',')::uuid[],
        ${arrayText(devices.places.map(fromOne))}::text::integer[],
        ${arrayText(kinds.places.map(fromOne))}::text::integer[],
        ${numbers((each) => each.deviceSeq)}::text::bigint[],
        ${numbers((each) => each.at)}::text::bigint[],
        ${numbers((each) => each.zoneMinutes)}::text::integer[],
        ${numbers((each) => each.monoMs)}::text::bigint[],
        ${arrayText(facts.map((each) => each.itemId ?? 'NULL'))}::text::uuid[],
        string_to_array(${facts.map((each) => each.body).join('\n')}, ${'\n'}),
        ${arrayText(running)}::text::bigint[]
      ) with ordinality as pushed (fact_id, device, kind, device_seq, at, zone_minutes, mono_ms, item_id, body, running,
        place)
    )
    select ${headColumns(sql)} from history`;
  return head;
}

/** For each id the sum of the digest of all up to it. */
function runningSums(ids: readonly string[]): number[] {
  let digest = emptyDigest;
  return ids.map((id) => (digest = digestOf([id], digest)).sum);
}

/** Only of values that need no quotes, numbers and UUIDs, or that have them. */
function arrayText(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

/** A kind may be named `null`, which without quotes is none. */
function quoted(name: string): string {
  return `"${name}"`;
}

/** Arrays of Postgres begin at one. */
function fromOne(place: number): number {
  return place + 1;
}
