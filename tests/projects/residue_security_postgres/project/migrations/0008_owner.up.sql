ALTER TABLE posts OWNER TO shop_reader;
