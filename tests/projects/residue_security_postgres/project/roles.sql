CREATE ROLE shop_reader;
CREATE ROLE shop_staff;
