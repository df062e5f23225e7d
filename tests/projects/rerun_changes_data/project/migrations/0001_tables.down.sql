DROP TABLE levels;
