-- By its place in the log, so that a history that arrives is written at the end of the table; the places are those of
-- facts, which are never deleted, so that each needs no looking up.
ALTER TABLE attempt RENAME TO attempt_by_item;
CREATE TABLE attempt (
  local   INTEGER PRIMARY KEY, -- fact.local
  item    INTEGER NOT NULL,    -- studied_item.key
  session INTEGER NOT NULL     -- studied_session.key
) STRICT;
INSERT INTO attempt (local, item, session) SELECT local, item, session FROM attempt_by_item ORDER BY local;
DROP TABLE attempt_by_item;
CREATE INDEX attempt_item ON attempt (item);
CREATE INDEX attempt_session ON attempt (session);
