UPDATE posts SET edits = 1;
