-- The money of the tutor, in nano-dollars (billionths of a dollar) and by UTC day: what calls under way may still cost
-- is held, what they did cost is spent. A call reserves before it is made and settles once, however it ends.

alter table ai_usage
  -- Of the reservation; a call that ends after midnight still counts there.
  add column day date,
  add column reserved_nano bigint,
  add column cost_nano bigint;
-- Calls of before had no price.
update ai_usage set
  day = (opened_at at time zone 'utc')::date,
  reserved_nano = 0,
  cost_nano = case when settled_at is not null then 0 end;
-- One row for each request: where one was asked for twice, the later call keeps its row under a name of its own.
update ai_usage set request_id = usage_id
where exists (
  select from ai_usage as earlier
  where earlier.user_id = ai_usage.user_id and earlier.request_id = ai_usage.request_id
    and (earlier.opened_at, earlier.usage_id) < (ai_usage.opened_at, ai_usage.usage_id)
);
alter table ai_usage
  alter column day set not null,
  alter column reserved_nano set not null,
  add check (reserved_nano >= 0),
  add check (cost_nano >= 0),
  add check ((settled_at is null) = (cost_nano is null)),
  add unique (user_id, request_id);
create index ai_usage_day on ai_usage (day);

create table student_budget (
  user_id uuid not null references student (user_id) on delete cascade,
  day date not null,
  held_nano bigint not null default 0 check (held_nano >= 0),
  spent_nano bigint not null default 0 check (spent_nano >= 0),
  primary key (user_id, day)
);

-- All students together. Every call updates the row of its day, so there is room beside it for its next versions.
create table day_budget (
  day date primary key,
  held_nano bigint not null default 0 check (held_nano >= 0),
  spent_nano bigint not null default 0 check (spent_nano >= 0),
  -- The amount that operators were last told of.
  alerted_nano bigint not null default 0
) with (fillfactor = 20);

-- Everything below locks in one order: student, the student's day, everybody's day, the row of the call.

-- The step of the day's budget that was reached and nobody was told of, told hereby; null where there is none. Whoever
-- calls this holds the lock on the day, so that of many replicas one hears it.
create function tell_budget(told_day date, used_nano bigint, max_nano bigint) returns integer
language plpgsql as $$
declare
  reached integer;
begin
  select max(step) into reached
  from day_budget, unnest(array[50, 80, 100]) as step
  where day = told_day and max_nano * step / 100 <= used_nano and max_nano * step / 100 > alerted_nano;
  if reached is not null then
    update day_budget set alerted_nano = max_nano * reached / 100 where day = told_day;
  end if;
  return reached;
end $$;

-- Writes the row and holds its reservation in both days, or changes neither.
-- verdict: opened, repeated (this request has its row), student or everyone (whose day has too little left).
create function reserve_usage(
  opening ai_usage, student_max_nano bigint, day_max_nano bigint, out verdict text, out told integer
) language plpgsql as $$
declare
  used_nano bigint;
begin
  -- The disk is not waited for, which would be most of what the tutor adds to a call: settling can write all of it again.
  set local synchronous_commit = off;
  perform from student where user_id = opening.user_id for key share;
  insert into student_budget (user_id, day) values (opening.user_id, opening.day) on conflict do nothing;
  insert into day_budget (day) values (opening.day) on conflict do nothing;

  select held_nano + spent_nano into strict used_nano
  from student_budget where user_id = opening.user_id and day = opening.day for update;
  if exists (select from ai_usage where user_id = opening.user_id and request_id = opening.request_id) then
    verdict := 'repeated';
    return;
  end if;
  if used_nano + opening.reserved_nano > student_max_nano then
    verdict := 'student';
    return;
  end if;

  select held_nano + spent_nano into strict used_nano from day_budget where day = opening.day for update;
  if used_nano + opening.reserved_nano > day_max_nano then
    verdict := 'everyone';
    told := tell_budget(opening.day, day_max_nano, day_max_nano);
    return;
  end if;

  opening.opened_at := now();
  -- The same request in the last second of one day and the first of the next has no lock in common but this one.
  insert into ai_usage select opening.* on conflict (user_id, request_id) do nothing;
  if not found then
    verdict := 'repeated';
    return;
  end if;
  update student_budget set held_nano = held_nano + opening.reserved_nano
  where user_id = opening.user_id and day = opening.day;
  update day_budget set held_nano = held_nano + opening.reserved_nano where day = opening.day;
  verdict := 'opened';
end $$;

-- Moves what was held to what was spent, where that has not happened yet. Returns what tell_budget says.
create function settle_row(settled ai_usage, day_max_nano bigint) returns integer
language plpgsql as $$
declare
  released_nano bigint;
  day_spent_nano bigint;
begin
  perform from student where user_id = settled.user_id for key share;
  if not found then
    -- Erased meanwhile; what was held for them became spent then.
    return null;
  end if;
  insert into student_budget (user_id, day) values (settled.user_id, settled.day) on conflict do nothing;
  insert into day_budget (day) values (settled.day) on conflict do nothing;
  perform from student_budget where user_id = settled.user_id and day = settled.day for update;
  perform from day_budget where day = settled.day for update;

  update ai_usage set
    settled_at = now(), outcome = settled.outcome, provider = settled.provider, model = settled.model,
    cost_nano = settled.cost_nano, tokens_in = settled.tokens_in, tokens_out = settled.tokens_out,
    tokens_cached = settled.tokens_cached, counted_by = settled.counted_by,
    first_token_ms = settled.first_token_ms, latency_ms = settled.latency_ms
  where user_id = settled.user_id and usage_id = settled.usage_id and settled_at is null
  returning reserved_nano into released_nano;
  if not found then
    if exists (select from ai_usage where user_id = settled.user_id and usage_id = settled.usage_id) then
      return null;
    end if;
    -- A crash took the row, and with it what was held.
    released_nano := 0;
    settled.opened_at := now();
    settled.settled_at := now();
    if exists (select from ai_usage where user_id = settled.user_id and request_id = settled.request_id) then
      -- And the request was asked for again since: this call cost as well.
      settled.request_id := settled.usage_id;
    end if;
    insert into ai_usage select settled.*;
  end if;

  update student_budget set held_nano = held_nano - released_nano, spent_nano = spent_nano + settled.cost_nano
  where user_id = settled.user_id and day = settled.day;
  update day_budget set held_nano = held_nano - released_nano, spent_nano = spent_nano + settled.cost_nano
  where day = settled.day
  returning spent_nano into day_spent_nano;
  return tell_budget(settled.day, day_spent_nano, day_max_nano);
end $$;

-- Settles and waits for the disk, but not with the day locked: all calls would queue for one write after the other.
-- So the first commit lets go of the locks at once, and the second one, which holds none, waits for both.
create procedure settle_usage(settled ai_usage, day_max_nano bigint, inout told integer)
language plpgsql as $$
begin
  set local synchronous_commit = off;
  told := settle_row(settled, day_max_nano);
  commit;
  perform pg_logical_emit_message(true, 'answly', 'settled');
end $$;

-- Settles the oldest call that nobody settled for so long, at what was reserved for it, and says its day. One replica at
-- a time: the others find nothing to do.
create function reap_usage(older_than_ms bigint, day_max_nano bigint, out reaped_day date, out told integer)
language plpgsql as $$
declare
  orphan ai_usage;
begin
  if not pg_try_advisory_xact_lock(4171988204) then
    return;
  end if;
  select * into orphan from ai_usage
  where settled_at is null and opened_at < now() - older_than_ms * interval '1 millisecond'
  order by opened_at limit 1;
  if not found then
    return;
  end if;
  orphan.outcome := 'orphaned';
  orphan.cost_nano := orphan.reserved_nano;
  told := settle_row(orphan, day_max_nano);
  reaped_day := orphan.day;
end $$;

-- Rows that go with their student leave the day of all students right: an open call is taken to have cost what was held.
create function spend_what_was_held() returns trigger
language plpgsql as $$
begin
  update student_budget set held_nano = held_nano - gone.nano, spent_nano = spent_nano + gone.nano
  from (
    select user_id, day, sum(reserved_nano)::bigint as nano from erased where settled_at is null group by user_id, day
  ) as gone
  where student_budget.user_id = gone.user_id and student_budget.day = gone.day;
  perform from day_budget where day in (select day from erased where settled_at is null) order by day for update;
  update day_budget set held_nano = held_nano - gone.nano, spent_nano = spent_nano + gone.nano
  from (select day, sum(reserved_nano)::bigint as nano from erased where settled_at is null group by day) as gone
  where day_budget.day = gone.day;
  return null;
end $$;
create trigger ai_usage_erased after delete on ai_usage
  referencing old table as erased for each statement execute function spend_what_was_held();
