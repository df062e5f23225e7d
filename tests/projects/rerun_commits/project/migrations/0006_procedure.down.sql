DELETE FROM kinds WHERE name = 'two';
