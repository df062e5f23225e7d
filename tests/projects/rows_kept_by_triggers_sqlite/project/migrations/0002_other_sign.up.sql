UPDATE comments SET points = -points WHERE points BETWEEN -9000 AND 9000;
