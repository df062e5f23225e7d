CREATE TABLE "Order Items" ("select" integer PRIMARY KEY, "Größe" text, "a.b" text NOT NULL DEFAULT 'it''s; fine');
