CREATE ROLE shop_owner;
GRANT ALL ON SCHEMA public TO shop_owner;
