CREATE VIEW "überblick" AS SELECT "select", "a.b" FROM "Order Items";
