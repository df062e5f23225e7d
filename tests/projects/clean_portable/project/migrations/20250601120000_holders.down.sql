DROP TABLE holders;
