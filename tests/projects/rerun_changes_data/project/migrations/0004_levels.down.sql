DELETE FROM levels;
