-- What the map has to know.
INSERT INTO users (id, name, status) VALUES
    (1, 'one; two', 'new'),
    (2, 'gone', 'gone');
