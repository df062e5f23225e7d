CALL number_all();
