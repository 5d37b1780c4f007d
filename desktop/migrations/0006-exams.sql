-- Timed sessions: the terms they were begun on, and the order of their events by turn and not by clocks.
ALTER TABLE session ADD COLUMN terms TEXT; -- JSON; null in practice
ALTER TABLE session_mark ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE miss_reason ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;

-- How far the clock of a running stage was a moment ago, for after a crash. Of this device, never sent.
CREATE TABLE exam_tick (
  session_id TEXT    PRIMARY KEY,
  stage      INTEGER NOT NULL,
  clock_ms   INTEGER NOT NULL,
  boot       TEXT,             -- which run of the computer; null where the system gives no name
  boot_ms    REAL    NOT NULL, -- how long the computer had been up
  wall_ms    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What drawing an exam asks of an item, in rows without bodies: those of a large pack take long to step over.
ALTER TABLE edition_item ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE edition_item ADD COLUMN difficulty REAL NOT NULL DEFAULT 0.5;
ALTER TABLE edition_item ADD COLUMN stimulus_id TEXT;
UPDATE edition_item SET (version, difficulty, stimulus_id) = (
  SELECT version, json_extract(body, '$.difficulty'), json_extract(body, '$.stimulusId')
  FROM item WHERE item.key = edition_item.item_key
);
