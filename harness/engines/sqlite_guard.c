#include "sqlite.h"

#include "process.h"
#include "stop.h"
#include "text.h"

#include <strings.h>

/* Between two looks at the clock: about 0.1 ms of work. */
static const int steps_between_looks = 5000;

/* file: NULL where it is an expression, whose value nobody knows yet. */
static bool may_attach(const struct sqlite_db *db, const char *file)
{
	const struct sqlite_scratch *scratch = (const struct sqlite_scratch *)db->base.scratch;
	size_t length = strlen(scratch->folder);

	if (file == NULL) {
		return false;
	}
	return *file == '\0' || strcmp(file, ":memory:") == 0 ||
	       (strncmp(file, scratch->folder, length) == 0 && file[length] == '/' &&
		       strchr(file + length + 1, '/') == NULL);
}

static int authorize(void *context, int action, const char *first, const char *second,
	const char *database, const char *trigger)
{
	struct sqlite_db *db = context;
	bool allowed = true;

	(void)database;
	(void)trigger;
	/* VACUUM INTO attaches its file, too. */
	if (action == SQLITE_ATTACH) {
		allowed = may_attach(db, first);
	} else if (action == SQLITE_PRAGMA && second != NULL) {
		allowed = strcasecmp(first, "temp_store_directory") != 0 &&
			  strcasecmp(first, "data_store_directory") != 0;
	} else if (action == SQLITE_FUNCTION && second != NULL) {
		allowed = strcasecmp(second, "load_extension") != 0;
	}
	db->refused = db->refused || !allowed;
	return allowed ? SQLITE_OK : SQLITE_DENY;
}

static int look(void *context)
{
	struct sqlite_db *db = context;

	db->late = db->until > 0 && process_clock() > db->until;
	return db->late || stop_requested() ? 1 : 0;
}

void sqlite_guard(struct sqlite_db *db)
{
	(void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	(void)sqlite3_set_authorizer(db->handle, authorize, db);
	sqlite3_progress_handler(db->handle, steps_between_looks, look, db);
}
