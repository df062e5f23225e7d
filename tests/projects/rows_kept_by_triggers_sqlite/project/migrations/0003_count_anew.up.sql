UPDATE posts SET edits = 0;
