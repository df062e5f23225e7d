DROP INDEX ix_tags_word;
