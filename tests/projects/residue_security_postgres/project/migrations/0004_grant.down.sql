REVOKE SELECT ON posts FROM shop_reader;
