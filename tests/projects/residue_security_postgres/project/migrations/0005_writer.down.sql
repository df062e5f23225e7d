REVOKE INSERT ON posts FROM shop_writer;
