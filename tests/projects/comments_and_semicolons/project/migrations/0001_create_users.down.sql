/* ; */ DROP TABLE users /* ; */; ; -- ;
