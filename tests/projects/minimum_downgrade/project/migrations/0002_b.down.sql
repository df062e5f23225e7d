this is no SQL;
