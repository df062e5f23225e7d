#include "sqlite.h"

static void close_handle(sqlite3 **handle)
{
	(void)sqlite3_close_v2(*handle);
}

static bool open_handle(const struct scratch *scratch, sqlite3 **out, struct error *err)
{
	const char *file = ((const struct sqlite_scratch *)scratch)->file;

	if (sqlite3_open_v2(file, out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
			SQLITE_OK ||
		sqlite3_exec(*out, "PRAGMA synchronous = OFF", NULL, NULL, NULL) != SQLITE_OK) {
		return fail(err, ERROR_SYSTEM, "cannot open %s: %s", file, sqlite3_errmsg(*out));
	}
	return true;
}

/*
 * As a transaction that writes every page: other connections find the file changed, and read it
 * anew. The file itself must stay the one that they have open.
 */
bool sqlite_restore(struct scratch *scratch, struct scratch *copy, struct error *err)
{
	AUTO(close_handle) sqlite3 *to = NULL;
	AUTO(close_handle) sqlite3 *from = NULL;
	sqlite3_backup *backup;

	if (!open_handle(scratch, &to, err) || !open_handle(copy, &from, err)) {
		return false;
	}
	backup = sqlite3_backup_init(to, "main", from, "main");
	if (backup == NULL) {
		return fail(err, ERROR_SYSTEM, "cannot restore a scratch database: %s",
			sqlite3_errmsg(to));
	}
	(void)sqlite3_backup_step(backup, -1);
	if (sqlite3_backup_finish(backup) != SQLITE_OK) {
		return fail(err, ERROR_SYSTEM, "cannot restore a scratch database: %s",
			sqlite3_errmsg(to));
	}
	return true;
}
