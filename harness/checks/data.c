#include "check.h"

/* Rows in the tables: up and down must run on them and bring each of them back. */

extern const struct check_entry fails_on_existing_rows_check, fails_on_nulls_check,
	fails_on_duplicates_check, fails_on_orphans_check, fails_on_values_check,
	downgrade_fails_on_new_rows_check, data_lost_check, values_changed_check,
	backfill_leaves_nulls_check, mixes_schema_and_data_check, unbatched_backfill_check,
	table_not_filled_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry fails_on_existing_rows_check = {
	.name = "fails-on-existing-rows",
	.scenario = "data",
	.severity = ERROR,
	.soft = true,
	.meaning =
		"The upgrade or downgrade runs on empty tables and fails as soon as there "
		"are rows.",
	.evidence =
		"The step failed with rows in the tables and worked in the same schema "
		"without them. The rows satisfied every constraint that was there before "
		"the step. Where the error itself says what was wrong with them, the check "
		"is called fails-on-nulls, fails-on-duplicates, fails-on-orphans or "
		"fails-on-values.",
	.example =
		"-- 0016_only_one.up.sql        (PostgreSQL)\n"
		"DO $$ BEGIN\n"
		"  IF (SELECT count(*) FROM settings) <> 1 THEN\n"
		"    RAISE 'there must be one row of settings';\n"
		"  END IF;\n"
		"END $$;",
	.safe_way =
		"Do not count on what the rows are, or bring them into the state that is "
		"needed first:\n"
		"DELETE FROM settings WHERE id <> (SELECT min(id) FROM settings);",
};

const struct check_entry fails_on_nulls_check = {
	.name = "fails-on-nulls",
	.scenario = "data",
	.severity = ERROR,
	.soft = true,
	.meaning =
		"The upgrade or downgrade fails where a row has no value in a column that "
		"is to be NOT NULL.",
	.evidence =
		"The step failed with rows in the tables, some of them with NULL where that "
		"was allowed, and worked without them. A revision that leaves a column "
		"without NULLs over rows that were there is believed: later rows have none "
		"in it either.",
	.example =
		"-- 0017_users_country.up.sql\n"
		"ALTER TABLE users ADD COLUMN country text NOT NULL;\n"
		"-- ERROR: column \"country\" of relation \"users\" contains null values",
	.safe_way =
		"Give the rows that are there a value:\n"
		"ALTER TABLE users ADD COLUMN country text NOT NULL DEFAULT 'unknown';\n"
		"Or in three revisions: add the column, fill it, set it NOT NULL.",
};

const struct check_entry fails_on_duplicates_check = {
	.name = "fails-on-duplicates",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"The upgrade or downgrade fails where two rows have the same value in what "
		"is to be unique.",
	.evidence =
		"The step failed with rows in the tables, some of them alike where that was "
		"allowed, and worked without them. A row that the step inserts and that "
		"meets an invented one is not meant. A warning, as nobody knows whether the "
		"real rows have duplicates; an error on rows of the project's own.",
	.example =
		"-- 0018_unique_email.up.sql\n"
		"CREATE UNIQUE INDEX users_email ON users (email);\n"
		"-- ERROR: could not create unique index \"users_email\"",
	.safe_way =
		"Decide what becomes of duplicates, in the same revision:\n"
		"DELETE FROM users WHERE id NOT IN (\n"
		"  SELECT min(id) FROM users GROUP BY email);\n"
		"CREATE UNIQUE INDEX users_email ON users (email);",
};

const struct check_entry fails_on_orphans_check = {
	.name = "fails-on-orphans",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"The upgrade or downgrade fails where a row points to one that is not there, "
		"or takes away one that others point to.",
	.evidence =
		"The step failed at a foreign key with rows in the tables, and worked without "
		"them. A warning, as nobody knows whether the real rows have orphans; an "
		"error on rows of the project's own.",
	.example =
		"-- 0019_orders_user.up.sql\n"
		"ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);\n"
		"-- ERROR: insert or update on table \"orders\" violates foreign key constraint",
	.safe_way =
		"Decide what becomes of orphans, in the same revision:\n"
		"UPDATE orders SET user_id = NULL\n"
		"  WHERE user_id NOT IN (SELECT id FROM users);\n"
		"ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);",
};

const struct check_entry fails_on_values_check = {
	.name = "fails-on-values",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"The upgrade or downgrade fails at a value that was allowed: it does not fit "
		"the new type or length, or a new CHECK refuses it.",
	.evidence =
		"The step failed at a value with rows in the tables, and worked without "
		"them. The rows hold what their types allow: empty and long texts, numbers "
		"and dates at the edge. A warning, as nobody knows whether the real rows "
		"have such values; an error on rows of the project's own.",
	.example =
		"-- 0020_shorter_name.up.sql    (PostgreSQL)\n"
		"ALTER TABLE users ALTER COLUMN name TYPE varchar(20);\n"
		"-- ERROR: value too long for type character varying(20)",
	.safe_way =
		"Say what becomes of values that do not fit:\n"
		"ALTER TABLE users ALTER COLUMN name TYPE varchar(20)\n"
		"  USING left(name, 20);",
};

const struct check_entry downgrade_fails_on_new_rows_check = {
	.name = "downgrade-fails-on-new-rows",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"The downgrade runs right after its upgrade, and fails once rows were written "
		"that only the new schema allows.",
	.evidence =
		"At head all tables were filled with rows, and all revisions taken back, the "
		"latest first. This downgrade failed; without invented rows it worked. That "
		"is the rollback after an hour of traffic. A warning; an error on rows of "
		"the project's own.",
	.example =
		"-- 0021_optional_email.up.sql  (PostgreSQL)\n"
		"ALTER TABLE users ALTER COLUMN email DROP NOT NULL;\n"
		"-- 0021_optional_email.down.sql\n"
		"ALTER TABLE users ALTER COLUMN email SET NOT NULL;   -- NULLs by now",
	.safe_way =
		"Let the downgrade say what becomes of the new rows:\n"
		"UPDATE users SET email = '' WHERE email IS NULL;\n"
		"ALTER TABLE users ALTER COLUMN email SET NOT NULL;",
};

const struct check_entry data_lost_check = {
	.name = "data-lost",
	.scenario = "data",
	.severity = ERROR,
	.soft = true,
	.meaning =
		"After upgrade and downgrade rows are gone, or hold other values than before.",
	.evidence =
		"All rows before the upgrade and after the downgrade, matched by primary key "
		"and compared column by column; one example is shown. Where the upgrade drops "
		"the column or table, or deletes the rows, and what they held is kept "
		"nowhere, nothing could bring it back: a warning. Where it lives on elsewhere "
		"and the downgrade forgets it, where rows come back changed, or where the upgrade "
		"copies the table and leaves a column out: an error. NULLs that "
		"were filled and times of the step are no loss.",
	.example =
		"-- 0022_full_name.up.sql\n"
		"ALTER TABLE users ADD COLUMN full_name text;\n"
		"UPDATE users SET full_name = name;\n"
		"ALTER TABLE users DROP COLUMN name;\n"
		"-- 0022_full_name.down.sql\n"
		"ALTER TABLE users ADD COLUMN name text;\n"
		"ALTER TABLE users DROP COLUMN full_name;    -- all names are gone",
	.safe_way =
		"Let the downgrade carry the values back before it drops what holds them:\n"
		"ALTER TABLE users ADD COLUMN name text;\n"
		"UPDATE users SET name = full_name;\n"
		"ALTER TABLE users DROP COLUMN full_name;\n"
		"Where the loss is meant, say so in the revision:\n"
		"-- mtest: allow data-lost: nobody has read this column since 2.3",
};

const struct check_entry values_changed_check = {
	.name = "values-changed",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"The upgrade makes one value of several, or drops some, in a column that was "
		"there before.",
	.evidence =
		"All rows before and after the upgrade, matched by primary key: two different "
		"values of the column have become the same, or one has become NULL; or the "
		"upgrade drops the column, and fills one in its place from it, in which two "
		"different values are the same. Where the "
		"downgrade was run and the values did not come back, data-lost says it.",
	.example =
		"-- 0023_states.up.sql\n"
		"UPDATE orders SET state = CASE state WHEN 'open' THEN 'new'\n"
		"  WHEN 'paid' THEN 'done' ELSE 'new' END;      -- 'held' is 'new' as well now",
	.safe_way =
		"Map every value that there may be, each to one of its own, and let an "
		"unknown one fail:\n"
		"UPDATE orders SET state = CASE state WHEN 'open' THEN 'new'\n"
		"  WHEN 'paid' THEN 'done' ELSE state END;",
};

const struct check_entry backfill_leaves_nulls_check = {
	.name = "backfill-leaves-nulls",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"The revision adds a column and fills it, and some rows remain NULL.",
	.evidence =
		"The rows after the upgrade, and the UPDATE that ran: it has no condition, or "
		"one about the new column alone, so that it means all rows. Rows in which a "
		"column that it reads is NULL, too, are not meant.",
	.example =
		"-- 0024_state_number.up.sql\n"
		"ALTER TABLE orders ADD COLUMN number integer;\n"
		"UPDATE orders SET number = CASE state\n"
		"  WHEN 'open' THEN 1 WHEN 'paid' THEN 2 END;   -- 'held' remains NULL",
	.safe_way =
		"Fill every row:\n"
		"UPDATE orders SET number = CASE state\n"
		"  WHEN 'open' THEN 1 WHEN 'paid' THEN 2 ELSE 0 END;",
};

const struct check_entry mixes_schema_and_data_check = {
	.name = "mixes-schema-and-data",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"One revision changes the schema of a table that was there, and updates or "
		"deletes rows of such a table.",
	.evidence =
		"The catalog before and after the upgrade, and the statements with the number "
		"of rows that each of them wrote. The locks of the schema change are held "
		"until the last row is written, and when one part fails nobody knows which "
		"part is done where the tool has no transaction around both.",
	.example =
		"-- 0025_country.up.sql\n"
		"ALTER TABLE users ADD COLUMN country text;\n"
		"UPDATE users SET country = 'unknown';",
	.safe_way =
		"Two revisions:\n"
		"-- 0025_country.up.sql\n"
		"ALTER TABLE users ADD COLUMN country text;\n"
		"-- 0026_fill_country.up.sql\n"
		"UPDATE users SET country = 'unknown' WHERE country IS NULL;",
};

const struct check_entry unbatched_backfill_check = {
	.name = "unbatched-backfill",
	.scenario = "data",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"One UPDATE or DELETE takes nearly all rows of a table that was there before.",
	.evidence =
		"The number of rows that the statement reported: four of five or more of those "
		"that the table had, and at least five. A statement with a limit or a range "
		"is a batch. Such a statement holds its row locks to the end, doubles the table "
		"and lets replicas fall behind, all in proportion to the table's size.",
	.example =
		"-- 0026_fill_country.up.sql\n"
		"UPDATE users SET country = 'unknown';",
	.safe_way =
		"Batches, each in a transaction of its own, repeated until none is left:\n"
		"UPDATE users SET country = 'unknown' WHERE id IN (\n"
		"  SELECT id FROM users WHERE country IS NULL LIMIT 1000);\n"
		"For a constant a default costs nothing:\n"
		"ALTER TABLE users ADD COLUMN country text DEFAULT 'unknown';",
};

const struct check_entry table_not_filled_check = {
	.name = "table-not-filled",
	.scenario = "data",
	.severity = NOTE,
	.soft = true,
	.meaning =
		"No invented row fits into the table, so that no revision was tested with rows "
		"in it.",
	.evidence =
		"Every attempt to insert a row was refused, before each revision and at head. "
		"The words are those of the refusal that came most often. Tables that are "
		"empty only because they point to this one are counted, not listed.",
	.example =
		"CREATE TABLE countries (code text PRIMARY KEY\n"
		"  CHECK (md5(code) = 'a5b1...'));      -- nobody can guess that",
	.safe_way =
		"Write some rows of your own, for the revision behind the one that makes the "
		"table:\n"
		"-- fixtures/0027.before.sql\n"
		"INSERT INTO countries VALUES ('at');",
};
