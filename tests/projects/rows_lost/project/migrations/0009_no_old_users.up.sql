DELETE FROM users WHERE years > 100;
