-- What the tutor said, kept to be read offline. One answer per question, option and language.
CREATE TABLE tutor_answer (
  item_id      TEXT    NOT NULL,
  item_version INTEGER NOT NULL,
  option_id    TEXT    NOT NULL, -- '' for the item as a whole
  locale       TEXT    NOT NULL,
  request_id   TEXT    NOT NULL,
  source       TEXT    NOT NULL,
  text         TEXT    NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (item_id, item_version, option_id, locale)
) STRICT, WITHOUT ROWID;
