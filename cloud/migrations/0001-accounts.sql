-- Students, their signed-in devices and the tokens that keep them signed in.
-- Every key of a student's rows leads with user_id, so that the tables can be distributed by it.

create table student (
  user_id uuid primary key,
  email text not null unique,
  password_hash text not null,
  created_at timestamptz not null
);

create table session (
  user_id uuid not null references student (user_id) on delete cascade,
  session_id uuid not null,
  device_id uuid not null,
  device_name text not null,
  created_at timestamptz not null,
  used_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed-out', 'replaced', 'reused')),
  primary key (user_id, session_id),
  check ((ended_at is null) = (end_reason is null))
);

-- Only hashes of tokens are kept. A session's tokens form a family; all of them end with the session.
create table refresh_token (
  user_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  parent_hash bytea,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- When it was first exchanged.
  used_at timestamptz,
  -- When another branch of the family was taken instead.
  retired_at timestamptz,
  primary key (user_id, token_hash),
  foreign key (user_id, session_id) references session (user_id, session_id) on delete cascade
);

create index refresh_token_family on refresh_token (user_id, session_id);

-- Failed tries per account and address, for a growing delay. Holds hashes, no addresses.
create table throttle (
  key bytea primary key,
  tries integer not null,
  last_try_at timestamptz not null
);
