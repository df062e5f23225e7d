UPDATE users SET town = 'unknown' WHERE id IN (SELECT id FROM users WHERE town IS NULL LIMIT 1000);
