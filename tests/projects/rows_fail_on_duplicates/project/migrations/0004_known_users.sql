INSERT INTO users (id, email, name, number) VALUES (1, 'a@example.org', 'Ann', 1), (2, 'b@example.org', 'Bob', 2);
