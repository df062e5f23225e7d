ATTACH DATABASE '/tmp/mtest-must-not-make-this.db' AS other;
CREATE TABLE other.stolen (id integer);
