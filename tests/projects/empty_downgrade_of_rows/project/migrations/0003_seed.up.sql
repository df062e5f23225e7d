INSERT INTO users (id, name, town) VALUES (1000001, 'root', 'here');
