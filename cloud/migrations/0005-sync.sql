-- Sync in full (docs/sync.md): facts by columns, sealed segments, documents, devices, leases, one epoch for the server.

-- A body is kept as the text that was sent; what stands around it has columns of its own. Whether two facts are the
-- same is told by comparing them, so their hashes go.
alter table fact
  add column at bigint,
  add column zone_minutes integer,
  add column mono_ms bigint,
  add column body text,
  -- The sum of the digests of the history up to here: a device compares it with its own (SY12).
  add column prefix_sum bigint;
-- Postgres takes no JSON apart that holds \u0000 or half a surrogate pair, which a body may. So it is looked for in a
-- text of the same length without escapes, and cut out of the real one. A line break in it can only be white space.
update fact set
  at = (masked.content ->> 'at')::bigint,
  zone_minutes = (masked.content ->> 'zoneMinutes')::integer,
  mono_ms = round((masked.content ->> 'monoMs')::numeric)::bigint,
  body = replace(
    substr(
      fact.content::text,
      strpos(masked.content::text, (masked.content -> 'body')::text),
      length((masked.content -> 'body')::text)
    ),
    E'\n', ' '
  )
from (
  select user_id, seq, regexp_replace(content::text, '\\.', 'xx', 'g')::json as content from fact
) as masked
where masked.user_id = fact.user_id and masked.seq = fact.seq;
update fact set prefix_sum = (running.sum % 281474976710656)::bigint
from (
  select user_id, seq,
    sum(('x' || right(fact_id::text, 12))::bit(48)::bigint) over (partition by user_id order by seq) as sum
  from fact
) as running
where running.user_id = fact.user_id and running.seq = fact.seq;
alter table fact
  alter column at set not null,
  alter column zone_minutes set not null,
  alter column mono_ms set not null,
  alter column body set not null,
  alter column prefix_sum set not null,
  drop column sent_hash,
  drop column kept_hash,
  drop column content;

alter table user_sync add column facts_sum bigint not null default 0;
update user_sync set facts_sum = prefix_sum from fact
where fact.user_id = user_sync.user_id and fact.seq = user_sync.facts_seq;

-- The server's history has an identity, which changes with every restore (SY12). A student's epoch is this one and the
-- student's own together.
create table sync_history (
  only_row boolean primary key default true check (only_row),
  epoch uuid not null default gen_random_uuid()
);
insert into sync_history default values;

-- Facts of a student that will never change, packed once for all new devices (SY7).
create table sync_segment (
  user_id uuid not null references student (user_id) on delete cascade,
  number integer not null,
  seq_first bigint not null,
  seq_last bigint not null,
  count integer not null,
  digest_sum bigint not null,
  sha256 text not null,
  content bytea not null,
  primary key (user_id, number)
);
-- Compressed already.
alter table sync_segment alter column content set storage external;

-- One row for each key; `seq` numbers changes of a student's documents as `fact.seq` numbers facts.
create table document (
  user_id uuid not null references student (user_id) on delete cascade,
  key text not null,
  seq bigint not null,
  fields json not null,
  deleted boolean not null,
  changed_at bigint not null,
  -- A number for what it is; their sum tells a device whether it holds the same (SY12).
  mark bigint not null,
  primary key (user_id, key)
);
create unique index document_seq on document (user_id, seq);
create index document_tombstone on document (changed_at) where deleted;
-- Deletions up to this place have been forgotten (SY13).
alter table user_sync add column docs_forgotten bigint not null default 0;

-- Every installation that was ever signed in (SY14).
create table device (
  user_id uuid not null references student (user_id) on delete cascade,
  device_id uuid not null,
  name text not null,
  added_at timestamptz not null,
  seen_at timestamptz not null,
  revoked_at timestamptz,
  primary key (user_id, device_id)
);
insert into device (user_id, device_id, name, added_at, seen_at)
select user_id, device_id, (array_agg(device_name order by used_at desc))[1], min(created_at), max(used_at)
from session group by user_id, device_id;

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check
  check (end_reason in ('signed-out', 'replaced', 'reused', 'revoked'));

-- Which device a running exam belongs to (SY11). The fence only grows.
create table exam_lease (
  user_id uuid not null references student (user_id) on delete cascade,
  session_id uuid not null,
  device_id uuid not null,
  fence bigint not null,
  expires_at bigint not null,
  primary key (user_id, session_id)
);
