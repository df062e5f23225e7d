SELECT setval('users_id_seq', 1000);
