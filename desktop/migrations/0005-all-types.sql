-- Items of every type can be answered now: `answerable` means published. What was left out of the topics and of the counts
-- in `edition.summary` until now joins them; the search index is told of it when the pack is installed again.
UPDATE item SET answerable = (ifnull(body ->> '$.status', 'published') = 'published');
UPDATE edition_item SET answerable = (SELECT answerable FROM item WHERE item.key = item_key);

DELETE FROM edition_topic WHERE entry IN (SELECT entry FROM edition_item WHERE answerable = 0);
INSERT OR IGNORE INTO edition_topic (edition_id, topic, entry)
  SELECT i.edition_id, topic.value, i.entry
  FROM edition_item i JOIN item ON item.key = i.item_key, json_each(item.body, '$.topics') topic
  WHERE i.answerable = 1;

UPDATE edition SET summary = json_set(
  summary,
  '$.itemCount', (SELECT count(*) FROM edition_item i WHERE i.edition_id = edition.id AND i.answerable = 1),
  '$.topics', json((
    SELECT json_group_array(json_object('topic', topic, 'itemCount', item_count))
    FROM (
      SELECT topic, count(*) AS item_count FROM edition_topic t
      WHERE t.edition_id = edition.id GROUP BY topic ORDER BY min(entry), topic
    )
  ))
);
