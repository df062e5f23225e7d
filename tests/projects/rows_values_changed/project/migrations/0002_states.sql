UPDATE users SET state = CASE state WHEN 'a' THEN 'new' ELSE 'old' END;
