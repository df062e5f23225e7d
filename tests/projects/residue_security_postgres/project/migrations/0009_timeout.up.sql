ALTER ROLE shop_reader SET statement_timeout = '5s';
