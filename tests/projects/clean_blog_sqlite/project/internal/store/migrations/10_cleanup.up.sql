DELETE FROM tags WHERE word NOT IN (SELECT word FROM tagged);
DROP VIEW published_posts;
