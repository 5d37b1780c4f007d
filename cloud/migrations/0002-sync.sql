-- What all of a student's devices agreed on (docs/sync.md).

-- SY2: its row lock is held from numbering to commit, so that visible order is numbered order, without gaps.
create table user_sync (
  user_id uuid primary key references student (user_id) on delete cascade,
  epoch text not null,
  facts_seq bigint not null default 0,
  docs_seq bigint not null default 0
);

-- Without a foreign key, which would look up the student once per row: whoever inserts holds the lock on the student's
-- row in user_sync, and that row has one.
create table fact (
  user_id uuid not null,
  seq bigint not null,
  fact_id uuid not null,
  device_id uuid not null,
  device_seq bigint not null,
  kind text not null,
  -- Fixed once, in milliseconds since 1970 (SY8).
  effective_at bigint not null,
  received_at bigint not null,
  -- The item an attempt answers.
  item_id uuid,
  -- Of the fact as it was sent, and as it was kept where its stamp was moved (SY4, SY8).
  sent_hash bytea not null,
  kept_hash bytea,
  -- The whole fact, with what this version does not know of (SY15). json keeps its spelling.
  content json not null,
  primary key (user_id, seq),
  unique (user_id, fact_id),
  unique (user_id, device_id, device_seq)
);

create index fact_attempt on fact (user_id, item_id) where item_id is not null;
