ALTER TABLE members ADD COLUMN mail varchar(255);
UPDATE members SET mail = address;
ALTER TABLE members ALTER COLUMN mail SET NOT NULL;
ALTER TABLE members ADD CONSTRAINT members_mail_key UNIQUE (mail);
