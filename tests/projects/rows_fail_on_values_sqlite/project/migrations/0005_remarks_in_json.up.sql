ALTER TABLE remarks ADD COLUMN length INTEGER;
UPDATE remarks SET length = json_extract(body, '$.length');
