-- mtest: allow-file data-lost: links of nobody lead nowhere
DELETE FROM links WHERE person_id NOT IN (SELECT id FROM people);
ALTER TABLE links ADD CONSTRAINT links_person FOREIGN KEY (person_id) REFERENCES people (id);
