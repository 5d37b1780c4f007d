-- What the tutor has said for good, and the record of what saying it took.

-- One row for each finished answer about a published item; nothing here belongs to a student.
create table tutor_answer (
  -- Made of the columns below (cloud/src/domain/tutor/answer-key.ts).
  answer_key text primary key,
  pack_id uuid not null,
  item_id uuid not null,
  item_version integer not null,
  mode text not null,
  -- Null for the item as a whole.
  option_id text,
  -- `item` stands for the language of the item.
  language text not null,
  prompt_version text not null,
  model text not null,
  answer text not null,
  created_at timestamptz not null default now()
);

-- For correcting or warming the answers of an item.
create index tutor_answer_item on tutor_answer (item_id, item_version);

-- Inserted before a model is asked, settled when the call has ended; a row without an outcome was cut by a crash.
create table ai_usage (
  user_id uuid not null references student (user_id) on delete cascade,
  usage_id uuid not null,
  request_id uuid not null,
  pack_id uuid not null,
  item_id uuid not null,
  item_version integer not null,
  mode text not null,
  provider text not null,
  model text not null,
  opened_at timestamptz not null default now(),
  settled_at timestamptz,
  outcome text,
  tokens_in integer,
  tokens_out integer,
  tokens_cached integer,
  counted_by text check (counted_by in ('provider', 'estimate')),
  first_token_ms integer,
  latency_ms integer,
  primary key (user_id, usage_id),
  check ((settled_at is null) = (outcome is null))
);

-- For finding what was never settled.
create index ai_usage_open on ai_usage (opened_at) where settled_at is null;
