UPDATE users SET town = 'unknown' WHERE town IS NULL;
