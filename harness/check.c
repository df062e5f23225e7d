#include "check.h"

#include <string.h>

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry checks[CHECK_COUNT] = {
	[DUPLICATE_NUMBER] = {
		.name = "duplicate-number",
		.scenario = "chain",
		.severity = ERROR,
		.meaning =
			"Two files of the same direction carry the same number, so the order of "
			"the migrations is not defined.",
		.evidence =
			"The names of the files in the folder of the migrations. Numbers are "
			"compared as numbers: 0007 and 7 are the same. golang-migrate refuses to "
			"start on such a folder (\"duplicate migration file\"); no database was "
			"needed to say so.",
		.example =
			"0007_add_email.up.sql      -- written on one branch\n"
			"0007_add_phone.up.sql      -- written on another; both were merged",
		.safe_way =
			"Give the file that is not deployed yet the next free number, its "
			"downgrade too:\n"
			"git mv 0007_add_phone.up.sql 0008_add_phone.up.sql\n"
			"git mv 0007_add_phone.down.sql 0008_add_phone.down.sql",
	},
	[MISSING_DOWNGRADE] = {
		.name = "missing-downgrade",
		.scenario = "chain",
		.severity = ERROR,
		.meaning =
			"The revision has no downgrade file although others of the set have one.",
		.evidence =
			"The names of the files. golang-migrate says nothing about it: on the way "
			"down it moves the version and runs nothing, so the database then claims "
			"to be at the older revision and still has everything of the newer one. "
			"When no revision of the set has a downgrade, that is a policy "
			"(forward-only) and one note about the chain.",
		.example =
			"0004_add_email.up.sql      -- ALTER TABLE users ADD COLUMN email text;\n"
			"                           -- and no 0004_add_email.down.sql",
		.safe_way =
			"Write the file that takes the upgrade back:\n"
			"-- 0004_add_email.down.sql\n"
			"ALTER TABLE users DROP COLUMN email;",
	},
	[EMPTY_DOWNGRADE] = {
		.name = "empty-downgrade",
		.scenario = "chain",
		.severity = ERROR,
		.meaning =
			"The downgrade file holds no statement although the upgrade changes "
			"something.",
		.evidence =
			"The text of both files: after comments and white space nothing is left "
			"of the downgrade, and the upgrade has statements. Running it succeeds "
			"and undoes nothing.",
		.example =
			"-- 0005_create_tags.up.sql\n"
			"CREATE TABLE tags (id integer PRIMARY KEY, name text NOT NULL);\n"
			"-- 0005_create_tags.down.sql\n"
			"-- nothing to do",
		.safe_way =
			"Undo what the upgrade made, in the reverse order:\n"
			"-- 0005_create_tags.down.sql\n"
			"DROP TABLE tags;",
	},
	[UNREADABLE_REVISION] = {
		.name = "unreadable-revision",
		.scenario = "chain",
		.severity = ERROR,
		.meaning =
			"A file of the revision cannot be read as a script, so the revision was "
			"not run.",
		.evidence =
			"The file's bytes: it cannot be opened, it holds a NUL byte, or it is not "
			"UTF-8. The message says which, and in which line.",
		.example =
			"0006_add_index.up.sql      -- saved as UTF-16 by an editor",
		.safe_way =
			"Save the file as UTF-8 without NUL bytes:\n"
			"iconv -f UTF-16 -t UTF-8 old.sql > 0006_add_index.up.sql",
	},
	[MISSING_MESSAGE] = {
		.name = "missing-message",
		.scenario = "chain",
		.severity = NOTE,
		.meaning =
			"The file name has no words that say what the revision does.",
		.evidence =
			"The file name: behind the number and its separator there is nothing.",
		.example =
			"0003_.up.sql",
		.safe_way =
			"Name what changes, in both files of the revision:\n"
			"git mv 0003_.up.sql 0003_add_email_to_users.up.sql\n"
			"git mv 0003_.down.sql 0003_add_email_to_users.down.sql",
	},
	[DEPLOY_FAILS] = {
		.name = "deploy-fails",
		.scenario = "deploy",
		.severity = ERROR,
		.meaning =
			"Deploying all revisions in one go to an empty database fails at this "
			"revision, which works when the revisions run one at a time.",
		.evidence =
			"Two databases: in one, all revisions ran as the tool deploys them, in "
			"one process on one connection; in the other, each ran on a connection of "
			"its own. What one file leaves behind on the connection (SET, a temporary "
			"table, an open transaction, a PRAGMA) meets the next file in a real "
			"deployment only.",
		.example =
			"-- 0002_reporting.up.sql   (PostgreSQL)\n"
			"CREATE SCHEMA reporting;\n"
			"SET search_path = reporting;\n"
			"CREATE TABLE totals (day date PRIMARY KEY);\n"
			"-- 0003_add_email.up.sql\n"
			"ALTER TABLE users ADD COLUMN email text;   -- users is in public: not "
			"found",
		.safe_way =
			"Name the schema instead of setting it, and leave the connection as it "
			"was:\n"
			"CREATE TABLE reporting.totals (day date PRIMARY KEY);",
	},
	[DEPLOY_DIFFERS] = {
		.name = "deploy-differs",
		.scenario = "deploy",
		.severity = ERROR,
		.meaning =
			"Deploying all revisions in one go gives another schema than running them "
			"one at a time.",
		.evidence =
			"The complete catalogs of two databases at the last revision: one was "
			"deployed in one process on one connection, the other step by step. Each "
			"difference is listed.",
		.example =
			"-- 0002_reporting.up.sql   (PostgreSQL)\n"
			"CREATE SCHEMA reporting;\n"
			"SET search_path = reporting;\n"
			"-- 0003_create_tags.up.sql\n"
			"CREATE TABLE tags (id integer PRIMARY KEY);\n"
			"-- deployed together: reporting.tags; deployed one by one: public.tags",
		.safe_way =
			"Name the schema in every statement, or end the setting where it began:\n"
			"CREATE TABLE public.tags (id integer PRIMARY KEY);\n"
			"RESET search_path;",
	},
	[UPGRADE_FAILS] = {
		.name = "upgrade-fails",
		.scenario = "round-trip",
		.severity = ERROR,
		.meaning =
			"The upgrade does not run on the schema that the revisions before it "
			"leave.",
		.evidence =
			"The database's own error while the file ran exactly as the tool sends "
			"it, in a database that all earlier revisions had built. golang-migrate "
			"sends a whole file at once; in PostgreSQL several statements are then "
			"one transaction.",
		.example =
			"-- 0008_index_email.up.sql   (PostgreSQL)\n"
			"ALTER TABLE users ADD COLUMN email text;\n"
			"CREATE INDEX CONCURRENTLY users_email ON users (email);\n"
			"-- ERROR: CREATE INDEX CONCURRENTLY cannot run inside a transaction block",
		.safe_way =
			"Correct the statement that the message names. What PostgreSQL refuses in "
			"a transaction needs a file of its own:\n"
			"-- 0008_add_email.up.sql\n"
			"ALTER TABLE users ADD COLUMN email text;\n"
			"-- 0009_index_email.up.sql\n"
			"CREATE INDEX CONCURRENTLY users_email ON users (email);",
	},
	[DOWNGRADE_FAILS] = {
		.name = "downgrade-fails",
		.scenario = "round-trip",
		.severity = ERROR,
		.meaning =
			"The downgrade does not run on the schema that its own upgrade has just "
			"made.",
		.evidence =
			"The database's own error while the downgrade ran, as the tool sends it, "
			"directly after the upgrade of the same revision.",
		.example =
			"-- 0009_create_orders.up.sql\n"
			"CREATE TABLE orders (id integer PRIMARY KEY);\n"
			"-- 0009_create_orders.down.sql\n"
			"DROP TABLE order;          -- a wrong name, and a reserved word",
		.safe_way =
			"Undo exactly what the upgrade made, what depends on others first:\n"
			"DROP TABLE orders;",
	},
	[REUPGRADE_FAILS] = {
		.name = "reupgrade-fails",
		.scenario = "round-trip",
		.severity = ERROR,
		.meaning =
			"After the downgrade the same upgrade does not run again.",
		.evidence =
			"The database's own error when the upgrade ran a second time, after "
			"upgrade and downgrade had both succeeded. Mostly the downgrade forgot "
			"something that the upgrade creates: in PostgreSQL, DROP TABLE leaves the "
			"table's enum type.",
		.example =
			"-- 0010_create_orders.up.sql   (PostgreSQL)\n"
			"CREATE TYPE order_state AS ENUM ('open', 'paid');\n"
			"CREATE TABLE orders (id integer PRIMARY KEY, state order_state NOT "
			"NULL);\n"
			"-- 0010_create_orders.down.sql\n"
			"DROP TABLE orders;         -- order_state stays and is in the way",
		.safe_way =
			"Drop everything that the upgrade creates, in the reverse order:\n"
			"DROP TABLE orders;\n"
			"DROP TYPE order_state;",
	},
	[DOWNGRADE_LEAVES_RESIDUE] = {
		.name = "downgrade-leaves-residue",
		.scenario = "round-trip",
		.severity = ERROR,
		.meaning =
			"The downgrade runs, but the schema is not what it was before the upgrade.",
		.evidence =
			"The complete catalog before the upgrade and after the downgrade. Each "
			"object that is left over, missing or different is listed with both "
			"values.",
		.example =
			"-- 0011_index_email.up.sql\n"
			"ALTER TABLE users ADD COLUMN nickname text;\n"
			"CREATE INDEX users_email ON users (email);\n"
			"-- 0011_index_email.down.sql\n"
			"ALTER TABLE users DROP COLUMN nickname;    -- users_email stays",
		.safe_way =
			"Take back every statement of the upgrade, the last one first:\n"
			"DROP INDEX users_email;\n"
			"ALTER TABLE users DROP COLUMN nickname;",
	},
	[REUPGRADE_DIFFERS] = {
		.name = "reupgrade-differs",
		.scenario = "round-trip",
		.severity = ERROR,
		.meaning =
			"The second upgrade gives another schema than the first one did.",
		.evidence =
			"The complete catalog after the first upgrade and after the second one; "
			"the downgrade between them had restored the schema. Each difference is "
			"listed. The upgrade then depends on something that its downgrade does "
			"not take back: rows, a sequence, a setting, the time.",
		.example =
			"-- 0012_create_tags.up.sql   (PostgreSQL)\n"
			"DO $$ BEGIN\n"
			"  IF NOT EXISTS (SELECT FROM features WHERE name = 'tags') THEN\n"
			"    CREATE TABLE tags (id integer PRIMARY KEY);\n"
			"    INSERT INTO features (name) VALUES ('tags');\n"
			"  END IF;\n"
			"END $$;\n"
			"-- 0012_create_tags.down.sql\n"
			"DROP TABLE tags;           -- the row stays: the second upgrade makes "
			"nothing",
		.safe_way =
			"Let the upgrade depend on nothing but the revisions before it:\n"
			"CREATE TABLE tags (id integer PRIMARY KEY);\n"
			"Or let the downgrade take back the rest, too:\n"
			"DROP TABLE tags;\n"
			"DELETE FROM features WHERE name = 'tags';",
	},
	[COLUMN_ORDER_CHANGED] = {
		.name = "column-order-changed",
		.scenario = "round-trip",
		.severity = NOTE,
		.meaning =
			"A column came back at another place of its table.",
		.evidence =
			"The positions of the table's columns before the upgrade and after the "
			"downgrade; all else about them is equal. Both PostgreSQL and SQLite add "
			"a column at the end only. It matters to SELECT *, to INSERT without a "
			"list of columns and to COPY.",
		.example =
			"-- 0013_drop_email.up.sql      users (id, email, name)\n"
			"ALTER TABLE users DROP COLUMN email;\n"
			"-- 0013_drop_email.down.sql\n"
			"ALTER TABLE users ADD COLUMN email text;   -- users (id, name, email)",
		.safe_way =
			"Mostly nothing: let the code name its columns, and the order is of no "
			"account:\n"
			"INSERT INTO users (id, email, name) VALUES (1, 'a@example.org', 'Ann');",
	},
	[SILENT_NO_OP] = {
		.name = "silent-no-op",
		.scenario = "round-trip",
		.severity = WARNING,
		.meaning =
			"The upgrade succeeds and changes nothing, and nothing says that this is "
			"meant.",
		.evidence =
			"The complete catalog before and after the upgrade: equal, although the "
			"file consists of statements that define the schema. Or the file is "
			"empty, without even a comment; or there is a downgrade file and no "
			"upgrade file.",
		.example =
			"-- 0014_email_index.up.sql\n"
			"CREATE INDEX IF NOT EXISTS users_email ON users (email);\n"
			"-- an older revision made users_email, on other columns perhaps",
		.safe_way =
			"Remove the revision if it is not deployed anywhere yet, or the guard "
			"that hides the conflict. Where it is empty on purpose, say so in the "
			"file:\n"
			"-- empty on purpose: 0014 was withdrawn, the number is kept",
	},
	[TIMED_OUT] = {
		.name = "timed-out",
		.scenario = "round-trip",
		.severity = ERROR,
		.meaning =
			"A step took longer than --step-timeout (60 seconds unless set) and was "
			"ended.",
		.evidence =
			"The clock: the step was still running in a scratch database that holds "
			"next to no rows, with nobody else connected who could be in its way.",
		.example =
			"-- 0015_wait.up.sql            (PostgreSQL)\n"
			"SELECT pg_sleep(3600);\n"
			"-- or a recursive query that never ends:\n"
			"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)\n"
			"SELECT count(*) FROM n;",
		.safe_way =
			"Give the loop or the recursion an end; do no waiting in a migration. If "
			"the step is right and only slow, allow it more time:\n"
			"mtest all --step-timeout 300",
	},
};
/* clang-format on */

static const char *const severities[] = {[NOTE] = "note", [WARNING] = "warning", [ERROR] = "error"};

const struct check_entry *check_find(const char *name)
{
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		if (strcmp(checks[i].name, name) == 0) {
			return &checks[i];
		}
	}
	return NULL;
}

const char *severity_name(enum severity severity)
{
	return severities[severity];
}

bool severity_find(const char *name, enum severity *out)
{
	for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
		if (strcmp(severities[i], name) == 0) {
			*out = (enum severity)i;
			return true;
		}
	}
	return false;
}
