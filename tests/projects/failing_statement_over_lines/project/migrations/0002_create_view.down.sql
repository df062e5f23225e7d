DROP VIEW user_list;
DROP TABLE tags;
