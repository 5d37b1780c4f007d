-- Facts that the server said it holds, at a place that is not known yet: the pages up to its head must show each (SY12).
CREATE TABLE owed (
  local INTEGER PRIMARY KEY
) STRICT;
