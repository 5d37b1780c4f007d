-- What the tutor said, in every mode, kept to be read offline; what was thought of it, kept to be sent.
ALTER TABLE tutor_answer RENAME TO tutor_explanation;
CREATE TABLE tutor_answer (
  request_id   TEXT    PRIMARY KEY,
  item_id      TEXT    NOT NULL,
  item_version INTEGER NOT NULL,
  locale       TEXT    NOT NULL,
  mode         TEXT    NOT NULL,
  hint_level   INTEGER NOT NULL DEFAULT 0,  -- 0 but for a hint
  option_id    TEXT    NOT NULL DEFAULT '', -- '' for the item as a whole
  thread_id    TEXT,                        -- of a chat
  message      TEXT,                        -- what the student said in it
  source       TEXT    NOT NULL,
  text         TEXT    NOT NULL,
  at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO tutor_answer (request_id, item_id, item_version, locale, mode, option_id, source, text, at)
SELECT request_id, item_id, item_version, locale, 'explain', option_id, source, text, at FROM tutor_explanation;
DROP TABLE tutor_explanation;
CREATE INDEX tutor_answer_item ON tutor_answer (item_id, item_version, at);
-- One hint of a level and one explanation of an option in a language: a newer one takes its place.
CREATE UNIQUE INDEX tutor_answer_once ON tutor_answer (item_id, item_version, mode, hint_level, option_id, locale)
  WHERE mode <> 'chat';

-- The strongest hint that was seen at a place before it was answered.
CREATE TABLE hint_seen (
  session_id TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  level      INTEGER NOT NULL,
  PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tutor_rating (
  request_id   TEXT    PRIMARY KEY,
  pack_id      TEXT    NOT NULL,
  item_id      TEXT    NOT NULL,
  item_version INTEGER NOT NULL,
  mode         TEXT    NOT NULL,
  helped       INTEGER NOT NULL,
  reason       TEXT,
  sent         INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX tutor_rating_waiting ON tutor_rating (request_id) WHERE sent = 0;
