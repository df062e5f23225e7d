CREATE TABLE labels (id integer PRIMARY KEY, label text NOT NULL);
INSERT INTO labels SELECT id, label FROM plans;
UPDATE labels SET label = 'a label';
