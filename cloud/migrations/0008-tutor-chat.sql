-- Hints beside explanations, what students and the tutor said to each other, and what students thought of its answers.

alter table tutor_answer add column hint_level smallint;

-- A chat is about one version of one item. What the tutor is told of it goes with the account, or after a month.
create table tutor_turn (
  user_id uuid not null references student (user_id) on delete cascade,
  thread_id uuid not null,
  turn integer not null,
  item_id uuid not null,
  item_version integer not null,
  said text not null,
  answered text not null,
  at timestamptz not null default now(),
  primary key (user_id, thread_id, turn)
);
create index tutor_turn_at on tutor_turn (at);

-- One word for each answer; the last one counts.
create table tutor_rating (
  user_id uuid not null references student (user_id) on delete cascade,
  request_id uuid not null,
  pack_id uuid not null,
  item_id uuid not null,
  item_version integer not null,
  mode text not null,
  helped boolean not null,
  reason text,
  at timestamptz not null default now(),
  primary key (user_id, request_id)
);
create index tutor_rating_item on tutor_rating (item_id, item_version);
