UPDATE users SET name = name || '!' WHERE length(name) < 10;
