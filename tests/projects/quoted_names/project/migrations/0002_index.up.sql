ALTER TABLE "Order Items" ADD COLUMN "new" text;
CREATE INDEX IF NOT EXISTS "Ix of ""Order""" ON "Order Items" ("Größe");
