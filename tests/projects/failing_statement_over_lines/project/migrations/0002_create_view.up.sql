CREATE TABLE tags (id integer PRIMARY KEY);

CREATE VIEW user_list AS
SELECT
	id,
	nmae
FROM users;
