ALTER TABLE links DROP CONSTRAINT links_person;
