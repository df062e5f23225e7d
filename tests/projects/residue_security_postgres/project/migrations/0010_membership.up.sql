GRANT shop_staff TO shop_reader;
