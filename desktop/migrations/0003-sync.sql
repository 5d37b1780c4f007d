-- Sync in full (docs/sync.md). What is folded from attempts is kept by small numbers instead of long names, which makes
-- folding a long history several times faster; it is folded anew from the log when the file is opened.

-- Names met in facts, each with a number of this file's own.
CREATE TABLE studied_item (
  key     INTEGER PRIMARY KEY,
  pack_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  UNIQUE (pack_id, item_id)
) STRICT;
CREATE TABLE studied_session (
  key INTEGER PRIMARY KEY,
  id  TEXT NOT NULL UNIQUE
) STRICT;

DROP TABLE attempt;
DROP TABLE item_state;
DELETE FROM tally;
DELETE FROM session;
DELETE FROM session_mark;
DELETE FROM miss_reason;

-- Folded from `attempt` facts: where to find them. What was answered, and its marks, stand in the fact.
CREATE TABLE attempt (
  item    INTEGER NOT NULL, -- studied_item.key
  local   INTEGER NOT NULL REFERENCES fact (local),
  session INTEGER NOT NULL, -- studied_session.key
  PRIMARY KEY (item, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_session ON attempt (session);

-- Over all attempts that no reset of progress has taken out.
CREATE TABLE item_state (
  item          INTEGER PRIMARY KEY, -- studied_item.key
  attempt_count INTEGER NOT NULL,
  right_count   INTEGER NOT NULL,
  score_milli   INTEGER NOT NULL,
  max_milli     INTEGER NOT NULL,
  last_local    INTEGER NOT NULL, -- the last attempt in the order of SY9
  last_right    INTEGER NOT NULL,
  last_at       INTEGER NOT NULL,
  tied          INTEGER NOT NULL  -- 1 while two attempts of the last moment have not been put in order
) STRICT;
CREATE INDEX item_state_tied ON item_state (item) WHERE tied = 1;

-- Folded from `progress-reset` facts: attempts until then count no more (SY13).
CREATE TABLE progress_reset (
  fact_id TEXT    PRIMARY KEY,
  pack_id TEXT    NOT NULL, -- '' for all packs
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Folded from `undo` facts: resets that were taken back.
CREATE TABLE undone (
  undo_id TEXT PRIMARY KEY,
  fact_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX undone_fact ON undone (fact_id);
CREATE VIEW standing_reset AS
  SELECT * FROM progress_reset WHERE NOT EXISTS (SELECT 1 FROM undone WHERE undone.fact_id = progress_reset.fact_id);

-- The place in the server's history is told by the cursor and by the ranges below; null in effective_at means `at`.
ALTER TABLE fact DROP COLUMN seq;
UPDATE fact SET effective_at = NULL WHERE effective_at = at;

-- Places of the server's history that our own pushes were given: what stands there is here already (SY3).
CREATE TABLE own_range (
  first     INTEGER PRIMARY KEY,
  last      INTEGER NOT NULL,
  sum       INTEGER NOT NULL -- of the digest of its facts
) STRICT;

-- One value per key, merged field by field (SY8). `dirty` counts local changes since it was last sent.
CREATE TABLE document (
  key    TEXT    PRIMARY KEY,
  fields TEXT    NOT NULL, -- JSON
  synced TEXT    NOT NULL, -- JSON: the stamp of each field as the server last told it
  mark   INTEGER NOT NULL, -- of the document as the server last told it; 0 for never
  told_at INTEGER NOT NULL, -- when that was, by the server's clock
  dirty  INTEGER NOT NULL,
  refused_code TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX document_dirty ON document (key) WHERE dirty > 0;
