-- Answers that cost nothing, since they were kept: how many of them a student was given on a UTC day, by question and
-- mode. Added up in each process for a moment and then written, so that a known answer waits for no row of its own.
create table tutor_hit (
  user_id uuid not null references student (user_id) on delete cascade,
  day date not null,
  pack_id uuid not null,
  item_id uuid not null,
  -- Of the last one.
  item_version integer not null,
  mode text not null,
  hits integer not null check (hits > 0),
  last_at timestamptz not null,
  primary key (user_id, day, item_id, mode)
);
create index tutor_hit_day on tutor_hit (day);
