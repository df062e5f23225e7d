#include "check.h"

/* Rows in the tables: up and down must run on them and bring each of them back. */

extern const struct check_entry fails_on_existing_rows_check, fails_on_nulls_check,
	fails_on_duplicates_check, fails_on_orphans_check, fails_on_values_check,
	downgrade_fails_on_new_rows_check, data_lost_check;

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
		"and the downgrade forgets it, or where rows come back changed: an error. NULLs that "
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
