#include "check.h"

/* Up, down and up again. */

extern const struct check_entry upgrade_fails_check, downgrade_fails_check, reupgrade_fails_check,
	downgrade_leaves_residue_check, reupgrade_differs_check, column_order_changed_check,
	swallowed_error_check, silent_no_op_check, timed_out_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry upgrade_fails_check = {
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
};

const struct check_entry downgrade_fails_check = {
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
};

const struct check_entry reupgrade_fails_check = {
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
};

const struct check_entry downgrade_leaves_residue_check = {
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
};

const struct check_entry reupgrade_differs_check = {
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
};

const struct check_entry column_order_changed_check = {
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
};

const struct check_entry swallowed_error_check = {
	.name = "swallowed-error",
	.scenario = "round-trip",
	.severity = ERROR,
	.meaning =
		"A statement of the revision failed, and the revision went on as if it had "
		"not.",
	.evidence =
		"The database's own error while the step ran, seen on the connection; the "
		"code caught the exception, and the step ended without one. In PostgreSQL "
		"the failed statement ends the transaction: what came after it and before "
		"the catch is lost as well, unless a savepoint was set before it.",
	.example =
		"try:\n"
		"    op.drop_index(\"ix_users_email\", \"users\")\n"
		"except Exception:\n"
		"    pass                      # and the transaction is gone",
	.safe_way =
		"Ask before, instead of failing:\n"
		"op.execute(\"DROP INDEX IF EXISTS ix_users_email\")\n"
		"Or catch it around a savepoint:\n"
		"with op.get_bind().begin_nested():\n"
		"    op.drop_index(\"ix_users_email\", \"users\")",
};

const struct check_entry silent_no_op_check = {
	.name = "silent-no-op",
	.scenario = "round-trip",
	.severity = WARNING,
	.meaning =
		"The upgrade succeeds and changes nothing, and nothing says that this is "
		"meant.",
	.evidence =
		"The complete catalog before and after the upgrade: equal, although it sent "
		"statements that define the schema, or looked at the catalog and then sent "
		"nothing. Or it is empty (in Python: pass), without even a comment; or there "
		"is a downgrade file and no upgrade file.",
	.example =
		"-- 0014_email_index.up.sql\n"
		"CREATE INDEX IF NOT EXISTS users_email ON users (email);\n"
		"-- an older revision made users_email, on other columns perhaps",
	.safe_way =
		"Remove the revision if it is not deployed anywhere yet, or the guard "
		"that hides the conflict. Where it is empty on purpose, say so in the "
		"file:\n"
		"-- empty on purpose: 0014 was withdrawn, the number is kept",
};

const struct check_entry timed_out_check = {
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
};
