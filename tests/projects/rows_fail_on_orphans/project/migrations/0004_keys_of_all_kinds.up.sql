CREATE TABLE kinds (id smallint PRIMARY KEY, code varchar(8) NOT NULL UNIQUE);
CREATE TABLE people (id uuid PRIMARY KEY);
CREATE TABLE towns (name text PRIMARY KEY);
CREATE TABLE notes (id text PRIMARY KEY, kind_id smallint NOT NULL, kind_code varchar(8), person_id uuid NOT NULL, owner text);
CREATE TABLE links (id text PRIMARY KEY, person_id uuid NOT NULL);
