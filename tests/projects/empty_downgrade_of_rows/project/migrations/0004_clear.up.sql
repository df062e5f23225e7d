UPDATE users SET name = 'x' WHERE name <> 'x' AND id BETWEEN -5 AND 1000000;
UPDATE users SET name = 'x' WHERE name <> 'x';
