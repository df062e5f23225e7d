CREATE INDEX ix_tags_word ON tags (word);
