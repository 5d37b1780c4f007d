/** Reads stretches of a history by columns, so that neither side handles thousands of small objects. */
import type { DeviceFacts, FactPage, HeadedPage, PageRequest } from '#cloud/domain/sync/fact-store';
import type { Head } from '#cloud/domain/sync/heads';
import { digestModulus } from '@answly/shared/sync/digest';
import { listed, stepsOf } from '@answly/shared/sync/facts-frame';
import type { Sql } from './connect.ts';
import { headColumns, readHead, readStarted } from './histories.ts';

/** Each the values of one column, separated by commas; null where there is no fact. */
interface TextColumns {
  ids: string | null;
  devices: string;
  kinds: string;
  deviceSeqs: string;
  ats: string;
  zones: string;
  monos: string;
  effectives: string;
  bodies: string;
  seqFirst: number | null;
}

/** All in the order of their places; of an input that is in that order already. */
function textColumns(sql: Sql) {
  return sql`
    string_agg(fact_id::text, ',' order by seq) as ids,
    string_agg(device_id::text, ',' order by seq) as devices,
    string_agg(kind, ',' order by seq) as kinds,
    string_agg(device_seq::text, ',' order by seq) as "deviceSeqs",
    string_agg(at::text, ',' order by seq) as ats,
    string_agg(zone_minutes::text, ',' order by seq) as zones,
    string_agg(mono_ms::text, ',' order by seq) as monos,
    string_agg((effective_at - at)::text, ',' order by seq) as effectives,
    string_agg(body, ${'\n'} order by seq) as bodies,
    min(seq) as "seqFirst"`;
}

/** One statement, so head and facts are of one snapshot (SY3). */
export async function readPage(sql: Sql, userId: string, request: PageRequest): Promise<HeadedPage> {
  return readStarted(sql, userId, () => findPage(sql, userId, request));
}

type PageRow = Head & TextColumns & { cursorSum: number | null; deviceSeqMax: number | null };

async function findPage(sql: Sql, userId: string, request: PageRequest): Promise<HeadedPage | undefined> {
  const { cursor, deviceId = null } = request;
  const [row] = await sql<PageRow[]>`
    select ${headColumns(sql)}, page.*,
      (select prefix_sum from fact where user_id = ${userId} and seq = ${cursor}) as "cursorSum",
      (
        select max(device_seq) from fact where user_id = ${userId} and device_id = ${deviceId}::uuid
      ) as "deviceSeqMax"
    from user_sync as history
    left join lateral (
      select ${textColumns(sql)}
      from (
        select *, sum(octet_length(body)) over (order by seq) as bytes
        from fact
        where fact.user_id = ${userId} and seq > ${cursor} and seq <= history.facts_seq
        order by seq
        limit ${request.factsMax}
      ) as following
      where bytes <= ${request.bytesMax} or seq = ${cursor} + 1
    ) as page on true
    where history.user_id = ${userId}`;
  if (row === undefined) return undefined;
  const { epoch, facts, documents } = row;
  return {
    ...pageOf(row, cursor + 1),
    head: { epoch, facts, documents },
    cursorSum: cursor === 0 ? 0 : (row.cursorSum ?? undefined),
    deviceSeqMax: row.deviceSeqMax ?? 0,
  };
}

export async function readRange(
  sql: Sql,
  userId: string,
  { first, last }: { first: number; last: number },
): Promise<FactPage> {
  const [row] = await sql<TextColumns[]>`
    select ${textColumns(sql)} from (
      select * from fact where user_id = ${userId} and seq between ${first} and ${last} order by seq
    ) as stretch`;
  if (row === undefined) throw new Error('an aggregate gives a row');
  return pageOf(row, first);
}

/** Compares nothing, so it reads each fact's id only, in the order of an index (SY12). */
export async function readDigests(sql: Sql, userId: string): Promise<{ head: Head; devices: DeviceFacts[] }> {
  const head = await readHead(sql, userId);
  const rows = await sql<(Omit<DeviceFacts, 'digest'> & { count: number; sum: number })[]>`
    select device_id as "deviceId", max(device_seq) as "seqMax", count(*)::int as count,
      (sum(('x' || right(fact_id::text, 12))::bit(48)::bigint) % ${digestModulus}::bigint)::bigint as sum
    from fact where user_id = ${userId} and seq <= ${head.facts} group by device_id order by device_id`;
  const devices = rows.map(({ count, sum, ...row }) => ({ ...row, digest: { count, sum } }));
  return { head, devices };
}

function pageOf(row: TextColumns, seqFirst: number): FactPage {
  const isEmpty = row.ids === null;
  const texts = (text: string) => (isEmpty ? [] : text.split(','));
  const numbers = (text: string) => texts(text).map(Number);
  const devices = listed(texts(row.devices));
  const kinds = listed(texts(row.kinds));
  const columns = {
    ids: row.ids ?? '',
    devices: devices.values,
    kinds: kinds.values,
    device: devices.places,
    kind: kinds.places,
    deviceSeq: stepsOf(numbers(row.deviceSeqs)),
    at: stepsOf(numbers(row.ats)),
    zoneMinutes: numbers(row.zones),
    monoMs: stepsOf(numbers(row.monos)),
    effectiveAfter: numbers(row.effectives),
    seqFirst: row.seqFirst ?? seqFirst,
  };
  return { columns, bodies: isEmpty ? '' : row.bodies, count: devices.places.length };
}
