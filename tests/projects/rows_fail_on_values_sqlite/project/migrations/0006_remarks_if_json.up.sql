ALTER TABLE remarks ADD COLUMN width INTEGER;
UPDATE remarks SET width = json_extract(body, '$.width') WHERE json_valid(body);
