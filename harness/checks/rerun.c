#include "check.h"

/* A revision once more, and guards. */

extern const struct check_entry rerun_fails_check, rerun_changes_schema_check,
	rerun_changes_data_check, guard_hides_mismatch_check, unqualified_guard_check,
	unguarded_drop_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry rerun_fails_check = {
	.name = "rerun-fails",
	.scenario = "rerun",
	.severity = NOTE,
	.soft = true,
	.counted = true,
	.meaning =
		"The script cannot be run a second time on the database that it has just "
		"changed.",
	.evidence =
		"The database's own error when the upgrade ran once more, without being "
		"recorded, in a transaction that was rolled back. That is ordinary, and a "
		"note: the tool runs it once. It is a warning where the script guards a part "
		"of what it does (IF NOT EXISTS, a look at the catalog), which then helps "
		"nobody, and an error where mtest.yaml says idempotent: true. With --thorough "
		"downgrades run once more, too.",
	.example =
		"-- 0016_create_tags.up.sql\n"
		"CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY, name text);\n"
		"CREATE INDEX tags_name ON tags (name);     -- already exists",
	.safe_way =
		"Guard every statement, or none:\n"
		"CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY, name text);\n"
		"CREATE INDEX IF NOT EXISTS tags_name ON tags (name);",
};

const struct check_entry rerun_changes_schema_check = {
	.name = "rerun-changes-schema",
	.scenario = "rerun",
	.severity = ERROR,
	.soft = true,
	.meaning =
		"The script can be run a second time, and the schema is another one then.",
	.evidence =
		"The complete catalog before and after a second run of the upgrade on the "
		"database that it had just changed. Each difference is listed. A script that "
		"guards nothing promises nothing about a second run: there it is a note, "
		"unless mtest.yaml says idempotent: true.",
	.example =
		"-- 0017_index_tags.up.sql\n"
		"ALTER TABLE tags ADD COLUMN IF NOT EXISTS name text;\n"
		"ALTER TABLE tags ADD CHECK (name <> '');    -- a second one: tags_name_check1",
	.safe_way =
		"Give it a name, and look for that:\n"
		"ALTER TABLE tags DROP CONSTRAINT IF EXISTS tags_name_check;\n"
		"ALTER TABLE tags ADD CONSTRAINT tags_name_check CHECK (name <> '');",
};

const struct check_entry rerun_changes_data_check = {
	.name = "rerun-changes-data",
	.scenario = "rerun",
	.severity = ERROR,
	.soft = true,
	.meaning =
		"The script can be run a second time, and rows are others or more then.",
	.evidence =
		"The number of rows and a sum over their values, before and after a second "
		"run of the upgrade on the database that it had just changed; values of "
		"moments, which a clock makes, do not count. A script that guards nothing "
		"promises nothing about a second run: there it is a note, unless mtest.yaml "
		"says idempotent: true.",
	.example =
		"-- 0018_settings.up.sql\n"
		"CREATE TABLE IF NOT EXISTS settings (name text, value text);\n"
		"INSERT INTO settings VALUES ('theme', 'dark');   -- and once more",
	.safe_way =
		"Insert only what is not there, and set values instead of adding to them:\n"
		"CREATE TABLE IF NOT EXISTS settings (name text PRIMARY KEY, value text);\n"
		"INSERT INTO settings VALUES ('theme', 'dark') ON CONFLICT DO NOTHING;",
};

const struct check_entry guard_hides_mismatch_check = {
	.name = "guard-hides-mismatch",
	.scenario = "rerun",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"A guard passes over an object that is there already and is another one than the "
		"upgrade would make.",
	.evidence =
		"The object was taken away from a scratch database as it is before the revision, "
		"and the upgrade ran: what it made then is compared with what is there. A guard "
		"over what is not there, or is the same, is no finding.",
	.example =
		"-- 0001_users.up.sql\n"
		"CREATE TABLE users (id integer PRIMARY KEY);\n"
		"-- 0019_users.up.sql\n"
		"CREATE TABLE IF NOT EXISTS users (id integer PRIMARY KEY, email text);",
	.safe_way =
		"Alter what is there:\n"
		"ALTER TABLE users ADD COLUMN email text;",
};

const struct check_entry unqualified_guard_check = {
	.name = "unqualified-guard",
	.scenario = "rerun",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"A guard takes an object of the same name in another schema for the one that the "
		"upgrade is to make.",
	.evidence =
		"Objects of the same names were made in a schema that is not in the search path, "
		"in a scratch database as it is before the revision. The upgrade worked, and what "
		"it makes otherwise was missing.",
	.example =
		"DO $$ BEGIN\n"
		"  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'mood') THEN\n"
		"    CREATE TYPE mood AS ENUM ('good', 'bad');\n"
		"  END IF;\n"
		"END $$;",
	.safe_way =
		"Ask for the schema, too:\n"
		"IF to_regtype('public.mood') IS NULL THEN",
};

const struct check_entry unguarded_drop_check = {
	.name = "unguarded-drop",
	.scenario = "rerun",
	.severity = WARNING,
	.soft = true,
	.meaning =
		"The upgrade passes over an object that is there already, and the downgrade drops "
		"it without a look.",
	.evidence =
		"An object of that name and another definition was made beforehand, in a scratch "
		"database as it is before the revision: it outlived the upgrade, and the downgrade "
		"dropped it. Without the object the downgrade fails: nothing guards the drop.",
	.example =
		"-- 0020_tags.up.sql\n"
		"CREATE TABLE IF NOT EXISTS tags (id integer PRIMARY KEY);\n"
		"-- 0020_tags.down.sql\n"
		"DROP TABLE tags;",
	.safe_way =
		"Guard both or neither. Without a guard the upgrade fails where the name is taken, "
		"and nothing is dropped that it did not make:\n"
		"CREATE TABLE tags (id integer PRIMARY KEY);",
};
