#include "check.h"

/* Upgrades that are killed on their way. */

extern const struct check_entry interrupted_upgrade_stuck_check;

/* The formatter would spread the texts over twice as many lines. */
/* clang-format off */
const struct check_entry interrupted_upgrade_stuck_check = {
	.name = "interrupted-upgrade-stuck",
	.scenario = "interruption",
	.severity = ERROR,
	.soft = true,
	.meaning =
		"An upgrade that commits on its way and is killed there can be neither "
		"repeated nor undone.",
	.evidence =
		"With --interrupt: copies of the database as it was before the revision, "
		"in each of which the upgrade was killed at another place where it was "
		"seen to have committed something (PostgreSQL: its backend was "
		"terminated; SQLite: its process or connection ended). Then what the "
		"tool's documentation says: golang-migrate's version was forced to the one "
		"before; with Alembic there is nothing to put right. The upgrade ran "
		"again, and where it failed the downgrade's script and the upgrade once "
		"more. Or the upgrade worked, and the schema is not that of one which "
		"nobody had interrupted.",
	.example =
		"ALTER TABLE users ADD COLUMN email text;\n"
		"COMMIT;                                    -- killed here, the column stays\n"
		"CREATE INDEX users_email ON users (email);\n"
		"-- or\n"
		"CREATE INDEX CONCURRENTLY IF NOT EXISTS users_name ON users (name);\n"
		"-- killed in the middle, it leaves an invalid index, and IF NOT EXISTS passes\n"
		"-- over that for ever",
	.safe_way =
		"Give what commits by itself a revision of its own. Where several statements\n"
		"have to share one, let each bear to be repeated:\n"
		"ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n"
		"DROP INDEX CONCURRENTLY IF EXISTS users_name;\n"
		"CREATE INDEX CONCURRENTLY users_name ON users (name);",
};
