ALTER TABLE members ADD COLUMN fax varchar(40);
