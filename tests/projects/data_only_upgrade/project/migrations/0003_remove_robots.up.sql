DELETE FROM users WHERE email LIKE '%@robots.example.org';
