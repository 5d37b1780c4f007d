/** What became of help, from the rows of `ai_usage` and `tutor_hit` and the attempts that were pushed since. Reads only. */
import type { AfterHelp, AfterHelpSource } from '#cloud/domain/tutor/after-help';
import { afterHelpDayMs } from '#cloud/domain/tutor/after-help';
import { dayOf } from '#cloud/domain/tutor/money/day';
import type { Sql, Transaction } from './connect.ts';

/** Given up then: figures may be missing, students may not wait. */
const timeoutMs = 20_000;

/**
 * `fact` has no index by time, and gets none: each push would pay for it. Numbers of a student's facts follow the order
 * of their arrival, so `recent` walks back from the newest one of each student who was helped until it has passed
 * `fromMs`. A body may hold what Postgres takes for no text (\u0000), so its escapes are blotted out before it is read.
 */
export function postgresAfterHelp(sql: Sql): AfterHelpSource {
  return {
    count: (fromMs, toMs) =>
      sql.begin('read only', async (own) => {
        await own.unsafe(`set local statement_timeout = ${timeoutMs}`);
        const rows = await own<AfterHelp[]>`
          with recursive given as (
            ${givenBetween(own, fromMs, toMs)}
          ), help as (
            select distinct on (user_id, item_id, mode) user_id, pack_id, item_id, item_version, mode,
              (extract(epoch from at) * 1000)::bigint as at
            from given
            where at >= to_timestamp(${fromMs}::float8 / 1000) and at < to_timestamp(${toMs}::float8 / 1000)
            order by user_id, item_id, mode, given.at desc
          ), recent as (
            select helped.user_id, newest.* from (select distinct user_id from help) as helped
            cross join lateral (
              select seq, item_id, effective_at, received_at from fact
              where fact.user_id = helped.user_id order by seq desc limit 1
            ) as newest
            union all
            select recent.user_id, before.* from recent
            cross join lateral (
              select seq, item_id, effective_at, received_at from fact
              where fact.user_id = recent.user_id and fact.seq < recent.seq order by seq desc limit 1
            ) as before
            where recent.received_at >= ${fromMs}::bigint
          ), followed as (
            select distinct on (help.user_id, help.item_id, help.mode) help.*,
              recent.seq, recent.item_id as next_item_id
            from help left join recent on recent.user_id = help.user_id and recent.item_id <> help.item_id
              and recent.effective_at > help.at and recent.effective_at <= help.at + ${afterHelpDayMs}::bigint
            order by help.user_id, help.item_id, help.mode, recent.effective_at, recent.seq
          ), marked as (
            select followed.mode, followed.seq,
              (select item -> 'topics' from pack_item
                where pack_id = followed.pack_id and item_id = followed.item_id
                  and item_version = followed.item_version)::jsonb as topics,
              (select item -> 'topics' from pack_item
                where pack_id = followed.pack_id and item_id = followed.next_item_id
                order by item_version desc limit 1)::jsonb as next_topics,
              body.marks ->> 'scoreMilli' as score, body.marks ->> 'maxMilli' as max
            from followed left join lateral (
              select regexp_replace(fact.body, '\\\\.', 'xx', 'g')::json as marks from fact
              where fact.user_id = followed.user_id and fact.seq = followed.seq
            ) as body on true
          ), judged as (
            select mode,
              case when seq is null then 'none'
                when exists (
                  select from jsonb_array_elements_text(topics) as one (topic)
                  join jsonb_array_elements_text(next_topics) as other (topic) using (topic)
                ) then 'same' else 'other' end as topic,
              case when score ~ '^-?\\d{1,9}$' and max ~ '^\\d{1,9}$' and max::bigint > 0
                then case when score::bigint >= max::bigint then 'right' else 'wrong' end
                else 'none' end as result
            from marked
          )
          select mode, topic, result, count(*)::int as count from judged
          group by mode, topic, result order by mode, topic, result`;
        return [...rows];
      }),
  };
}

/** Help of these days and a little more: the clock that gave a row its day is not the one that gave it its time. */
function givenBetween(sql: Transaction, fromMs: number, toMs: number) {
  const [firstDay, lastDay] = [dayOf(fromMs - afterHelpDayMs), dayOf(toMs + afterHelpDayMs)];
  return sql`
    select user_id, pack_id, item_id, item_version, mode, opened_at as at from ai_usage
    where day between ${firstDay}::text::date and ${lastDay}::text::date and mode <> 'embed' and outcome = 'stop'
    union all
    select user_id, pack_id, item_id, item_version, mode, last_at from tutor_hit
    where day between ${firstDay}::text::date and ${lastDay}::text::date`;
}
