-- Many calls are reserved or settled in one step: a query for each of them costs more than what it does. What the steps
-- for one call promise (0006) is promised for each of these, and they lock in the same order: students, their days,
-- everybody's days, the rows of the calls; of each kind in the order of its key, so that two batches do not wait for
-- each other. The steps for one call stay for replicas of the release before.

-- Locks the days that these calls count against, makes those that are missing, and returns the calls. Without those of
-- a student who is erased, or is being erased just now: everybody who goes together would wait for that.
create function lock_days(calls ai_usage[]) returns ai_usage[]
language plpgsql as $$
declare
  standing ai_usage[];
begin
  with locked as materialized (
    select user_id from student where user_id in (select user_id from unnest(calls))
    order by user_id for key share skip locked
  )
  select coalesce(array_agg(call), '{}') into standing from unnest(calls) as call join locked using (user_id);
  -- Before anything is locked: to insert a student's day with everybody's day locked would be the wrong order.
  insert into student_budget (user_id, day)
  select distinct user_id, day from unnest(standing) as call
  where not exists (select from student_budget as own where own.user_id = call.user_id and own.day = call.day)
  order by user_id, day on conflict do nothing;
  insert into day_budget (day)
  select distinct day from unnest(standing) as call
  where not exists (select from day_budget as everyone where everyone.day = call.day)
  order by day on conflict do nothing;
  perform from student_budget where (user_id, day) in (select user_id, day from unnest(standing))
  order by user_id, day for update;
  perform from day_budget where day in (select day from unnest(standing)) order by day for update;
  return standing;
end $$;

-- Of each call, by its id, what reserve_usage says of one; nothing of one that lock_days leaves out. Whoever goes together
-- here has the same own_max_nano.
create function reserve_usages(openings jsonb, own_max_nano bigint, day_max_nano bigint)
returns table (call_id uuid, verdict text, told integer) language plpgsql as $$
declare
  calls ai_usage[];
  asked record;
  opening ai_usage;
  last_opening ai_usage;
  own_nano bigint;
  all_nano bigint;
  accepted ai_usage[] := '{}';
  written uuid[];
begin
  -- As for one call: settling can write all of it again.
  set local synchronous_commit = off;
  calls := lock_days(array(select call from jsonb_populate_recordset(null::ai_usage, openings) as call));
  for asked in
    select call, own.held_nano + own.spent_nano as own_nano, everyone.held_nano + everyone.spent_nano as all_nano,
      exists (
        select from ai_usage as known where known.user_id = call.user_id and known.request_id = call.request_id
      ) as is_known
    from unnest(calls) as call join student_budget as own using (user_id, day) join day_budget as everyone using (day)
    order by call.day, call.user_id, call.request_id
  loop
    opening := asked.call;
    if last_opening.day is distinct from opening.day then
      all_nano := asked.all_nano;
    end if;
    if (last_opening.day, last_opening.user_id) is distinct from (opening.day, opening.user_id) then
      own_nano := asked.own_nano;
    end if;
    told := null;
    if asked.is_known then
      verdict := 'repeated';
    elsif (last_opening.user_id, last_opening.request_id) is not distinct from (opening.user_id, opening.request_id) then
      verdict := case verdict when 'opened' then 'repeated' else verdict end;
    elsif own_nano + opening.reserved_nano > own_max_nano then
      verdict := 'student';
    elsif all_nano + opening.reserved_nano > day_max_nano then
      verdict := 'everyone';
      told := tell_budget(opening.day, day_max_nano, day_max_nano);
    else
      verdict := 'opened';
      own_nano := own_nano + opening.reserved_nano;
      all_nano := all_nano + opening.reserved_nano;
    end if;
    last_opening := opening;
    if verdict = 'opened' then
      opening.opened_at := now();
      accepted := accepted || opening;
    else
      call_id := opening.usage_id;
      return next;
    end if;
  end loop;

  -- The same request in the last second of one day and the first of the next is written once.
  with inserted as (
    insert into ai_usage select call.* from unnest(accepted) as call on conflict (user_id, request_id) do nothing
    returning user_id, usage_id, day, reserved_nano
  ), own as (
    update student_budget set held_nano = held_nano + held.nano
    from (select user_id, day, sum(reserved_nano) as nano from inserted group by user_id, day) as held
    where student_budget.user_id = held.user_id and student_budget.day = held.day
  ), everyone as (
    update day_budget set held_nano = held_nano + held.nano
    from (select day, sum(reserved_nano) as nano from inserted group by day) as held
    where day_budget.day = held.day
  )
  select coalesce(array_agg(usage_id), '{}') into written from inserted;
  return query
  select usage_id, case when usage_id = any(written) then 'opened' else 'repeated' end, null::integer
  from unnest(accepted);
end $$;

-- Moves what was held to what was spent, of each call where that has not happened yet.
-- told: the steps of the days' budgets that are told hereby, as objects of day and percent.
-- left_out: the ids of calls that lock_days leaves out; settling them alone waits until their student is erased or not.
create function settle_rows(settled jsonb, day_max_nano bigint, out told jsonb, out left_out uuid[])
language plpgsql as $$
declare
  calls ai_usage[];
  done uuid[];
  lost ai_usage;
  day_now record;
  percent integer;
begin
  calls := lock_days(array(select call from jsonb_populate_recordset(null::ai_usage, settled) as call));
  told := '[]';
  left_out := array(
    select usage_id from jsonb_populate_recordset(null::ai_usage, settled)
    except select usage_id from unnest(calls)
  );
  with updated as (
    update ai_usage set
      settled_at = now(), outcome = call.outcome, provider = call.provider, model = call.model,
      cost_nano = call.cost_nano, tokens_in = call.tokens_in, tokens_out = call.tokens_out,
      tokens_cached = call.tokens_cached, counted_by = call.counted_by,
      first_token_ms = call.first_token_ms, latency_ms = call.latency_ms
    from unnest(calls) as call
    where ai_usage.user_id = call.user_id and ai_usage.usage_id = call.usage_id and ai_usage.settled_at is null
    returning ai_usage.user_id, ai_usage.usage_id, ai_usage.day, ai_usage.reserved_nano, ai_usage.cost_nano
  ), own as (
    update student_budget set held_nano = held_nano - moved.held, spent_nano = spent_nano + moved.spent
    from (
      select user_id, day, sum(reserved_nano) as held, sum(cost_nano) as spent from updated group by user_id, day
    ) as moved
    where student_budget.user_id = moved.user_id and student_budget.day = moved.day
  ), everyone as (
    update day_budget set held_nano = held_nano - moved.held, spent_nano = spent_nano + moved.spent
    from (select day, sum(reserved_nano) as held, sum(cost_nano) as spent from updated group by day) as moved
    where day_budget.day = moved.day
  )
  select coalesce(array_agg(usage_id), '{}') into done from updated;

  -- Settled before, or written again where a crash took the row.
  for lost in select call.* from unnest(calls) as call where call.usage_id <> all(done) loop
    percent := settle_row(lost, day_max_nano);
    if percent is not null then
      told := told || jsonb_build_object('day', lost.day, 'percent', percent);
    end if;
  end loop;
  for day_now in select day, spent_nano from day_budget where day in (select day from unnest(calls)) order by day loop
    percent := tell_budget(day_now.day, day_now.spent_nano, day_max_nano);
    if percent is not null then
      told := told || jsonb_build_object('day', day_now.day, 'percent', percent);
    end if;
  end loop;
end $$;

-- Settles and waits for the disk, as settle_usage does for one call.
create procedure settle_usages(settled jsonb, day_max_nano bigint, inout told jsonb, inout left_out uuid[])
language plpgsql as $$
begin
  set local synchronous_commit = off;
  select * into told, left_out from settle_rows(settled, day_max_nano);
  commit;
  perform pg_logical_emit_message(true, 'answly', 'settled');
end $$;
