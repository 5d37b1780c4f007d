-- Published packs. A version never changes once it is here.

create table pack (
  pack_id uuid not null,
  version integer not null,
  info json not null,
  item_count integer not null,
  bytes integer not null,
  sha256 text not null,
  published_at timestamptz not null,
  primary key (pack_id, version)
);

-- Apart from `pack`, so that listing never touches the bytes.
create table pack_file (
  pack_id uuid not null,
  version integer not null,
  content bytea not null,
  primary key (pack_id, version),
  foreign key (pack_id, version) references pack (pack_id, version) on delete cascade
);

-- Zipped already; compressing again costs time and saves nothing.
alter table pack_file alter column content set storage external;

-- Every version of an item that any version of its pack held; the tutor reads keys and rationales here.
create table pack_item (
  pack_id uuid not null,
  item_id uuid not null,
  item_version integer not null,
  item json not null,
  primary key (pack_id, item_id, item_version)
);
