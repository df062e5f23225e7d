;;
-- one; two
/* three; four
 * five; */
CREATE TABLE users (id integer PRIMARY KEY, -- the key; a number
	greeting text NOT NULL DEFAULT 'hello; --not a comment /* nor this',
	"semi;colon" text);;
-- the end;
