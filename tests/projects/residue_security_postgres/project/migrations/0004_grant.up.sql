GRANT SELECT ON posts TO shop_reader;
GRANT SELECT ON users TO shop_reader;
