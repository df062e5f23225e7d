UPDATE users SET email = 'nobody@example.org' WHERE email IS NULL;
