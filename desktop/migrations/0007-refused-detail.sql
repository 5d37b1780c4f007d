-- Why the server refused a document, in its words, as `outbox` keeps it for a fact (SY5).
ALTER TABLE document ADD COLUMN refused_detail TEXT;
