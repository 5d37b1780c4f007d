-- What each item is about, as a vector: made once by an embedding model, so that it is paid for once.

create table item_embedding (
  pack_id uuid not null,
  item_id uuid not null,
  item_version integer not null,
  model text not null,
  -- When a process took it upon itself to embed the item; the others leave it alone for a while.
  claimed_at timestamptz not null default now(),
  -- Of length 1, as 32-bit floats, the lowest byte first. Null until it is made.
  vector bytea,
  -- The index outside that has a copy.
  sent_to text,
  primary key (pack_id, model, item_id, item_version)
);

-- Floats hardly get smaller, and are read by the thousand.
alter table item_embedding alter column vector set storage external;
