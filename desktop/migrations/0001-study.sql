-- The study file: the log of facts (the truth about what was done), what is folded from it, and the installed packs.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

-- Append-only. `local` is the order of arrival on this device and is never sent.
CREATE TABLE fact (
  local        INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL UNIQUE,
  kind         TEXT    NOT NULL,
  device_id    TEXT    NOT NULL,
  device_seq   INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  zone_minutes INTEGER NOT NULL,
  mono_ms      REAL    NOT NULL,
  body         TEXT    NOT NULL, -- JSON, as written or received, unknown members included (SY15)
  seq          INTEGER,          -- the server's order, once known (SY2)
  effective_at INTEGER           -- fixed by the server (SY8)
) STRICT;

-- All events of one session, for when it must be folded again.
CREATE INDEX fact_session ON fact (json_extract(body, '$.sessionId')) WHERE kind = 'session-event';

-- Facts that the server has not acknowledged. A refused one stays, with the reason, and holds up nothing (SY5).
CREATE TABLE outbox (
  local          INTEGER PRIMARY KEY REFERENCES fact (local),
  refused_code   TEXT,
  refused_detail TEXT
) STRICT;
CREATE INDEX outbox_refused ON outbox (local) WHERE refused_code IS NOT NULL;

-- Folded from `attempt` facts.
CREATE TABLE attempt (
  local        INTEGER PRIMARY KEY REFERENCES fact (local),
  session_id   TEXT    NOT NULL,
  pack_id      TEXT    NOT NULL,
  item_id      TEXT    NOT NULL,
  item_version INTEGER NOT NULL,
  response     TEXT, -- JSON; null when left blank
  score_milli  INTEGER NOT NULL,
  max_milli    INTEGER NOT NULL,
  duration_ms  INTEGER NOT NULL,
  certainty    TEXT,
  at           INTEGER NOT NULL, -- effective_at, or at until the server has fixed it (SY9)
  day          TEXT    NOT NULL  -- the student's own calendar day
) STRICT;
CREATE INDEX attempt_session ON attempt (session_id);
CREATE INDEX attempt_item ON attempt (pack_id, item_id);

CREATE TABLE item_state (
  pack_id       TEXT    NOT NULL,
  item_id       TEXT    NOT NULL,
  attempt_count INTEGER NOT NULL,
  right_count   INTEGER NOT NULL,
  score_milli   INTEGER NOT NULL, -- over all attempts
  max_milli     INTEGER NOT NULL,
  last_local    INTEGER NOT NULL, -- the last attempt in the order of SY9
  last_right    INTEGER NOT NULL,
  last_at         INTEGER NOT NULL,
  last_device_id  TEXT    NOT NULL,
  last_device_seq INTEGER NOT NULL,
  PRIMARY KEY (pack_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_state_mistake ON item_state (pack_id, item_id) WHERE last_right = 0;

-- Running sums of attempts under a name such as `ever`, `day:2026-02-28` or `certainty:sure`.
CREATE TABLE tally (
  name          TEXT PRIMARY KEY,
  attempt_count INTEGER NOT NULL,
  right_count   INTEGER NOT NULL,
  duration_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Folded from `session-event` facts of type `started`.
CREATE TABLE session (
  id         TEXT PRIMARY KEY,
  mode       TEXT    NOT NULL,
  title      TEXT    NOT NULL,
  form       TEXT    NOT NULL, -- JSON list of form entries
  started_at INTEGER NOT NULL,
  over       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX session_unfinished ON session (started_at) WHERE over = 0;
CREATE INDEX session_started ON session (started_at);

-- The other session events: the last word on each named thing of a session, in the order of SY9.
CREATE TABLE session_mark (
  session_id TEXT    NOT NULL,
  name       TEXT    NOT NULL, -- position, viewed:3, flagged:3, struck:3:b, submitted
  value      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  device_id  TEXT    NOT NULL,
  device_seq INTEGER NOT NULL,
  PRIMARY KEY (session_id, name)
) STRICT, WITHOUT ROWID;

-- Why an attempt went wrong, in the student's judgement.
CREATE TABLE miss_reason (
  attempt_id TEXT    PRIMARY KEY,
  session_id TEXT    NOT NULL,
  reason     TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  device_id  TEXT    NOT NULL,
  device_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX miss_reason_session ON miss_reason (session_id);

-- Every version of an item that was ever installed: immutable, kept while an attempt or a form pins it.
CREATE TABLE item (
  key        INTEGER PRIMARY KEY,
  pack_id    TEXT    NOT NULL,
  item_id    TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  content    TEXT    NOT NULL, -- SHA-256 of the canonical body without its version
  answerable INTEGER NOT NULL,
  body       TEXT    NOT NULL, -- JSON
  UNIQUE (pack_id, item_id, version)
) STRICT;

-- One installation of a pack. It is filled while `staging`, and one commit makes it `current`.
CREATE TABLE edition (
  id           INTEGER PRIMARY KEY,
  pack_id      TEXT    NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('staging', 'current', 'old')),
  origin       TEXT    NOT NULL,
  info         TEXT    NOT NULL, -- JSON: the pack's own data, without items
  summary      TEXT    NOT NULL, -- JSON: what a list of packs shows
  installed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX edition_current ON edition (pack_id) WHERE state = 'current';

-- Which item versions an edition holds, in its order.
CREATE TABLE edition_item (
  entry      INTEGER PRIMARY KEY,
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  item_id    TEXT    NOT NULL,
  item_key   INTEGER NOT NULL REFERENCES item (key),
  answerable INTEGER NOT NULL,
  UNIQUE (edition_id, item_id)
) STRICT;
CREATE INDEX edition_item_item ON edition_item (item_key);

CREATE TABLE edition_topic (
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  topic      TEXT    NOT NULL,
  entry      INTEGER NOT NULL REFERENCES edition_item (entry),
  PRIMARY KEY (edition_id, topic, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_topic_entry ON edition_topic (entry);

CREATE TABLE stimulus (
  pack_id     TEXT    NOT NULL,
  stimulus_id TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  body        TEXT    NOT NULL, -- JSON
  PRIMARY KEY (pack_id, stimulus_id, version)
) STRICT, WITHOUT ROWID;

-- Pictures and sounds by hash. The bytes lie in the media folder.
CREATE TABLE media (
  sha256 TEXT PRIMARY KEY,
  mime   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE edition_media (
  edition_id INTEGER NOT NULL REFERENCES edition (id),
  sha256     TEXT    NOT NULL REFERENCES media (sha256),
  PRIMARY KEY (edition_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_media_sha256 ON edition_media (sha256);

-- Words of the items, folded by search-text.ts; rowid = edition_item.entry. It keeps its own text, since deleting from a
-- contentless index was measured to be ten times slower.
CREATE VIRTUAL TABLE item_search USING fts5 (
  stem, options, topics, objective,
  prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 0'
);
