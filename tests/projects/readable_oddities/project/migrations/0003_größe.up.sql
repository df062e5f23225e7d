ALTER TABLE users ADD COLUMN "größe" integer;
