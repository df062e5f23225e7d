#include "sqlite.h"

#include "file.h"
#include "place.h"
#include "stop.h"
#include "text.h"

#include <errno.h>
#include <sys/stat.h>

static struct sqlite_scratch *new_scratch(struct place *place, const char *name)
{
	struct arena *arena = arena_new();
	struct sqlite_scratch *scratch = arena_alloc(arena, sizeof *scratch);
	char *word = arena_copy(arena, name);

	/* The database's name is anything; a file's is not. */
	for (char *at = word; *at != '\0'; at++) {
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.",
			    *at) == NULL) {
			*at = '_';
		}
	}
	scratch->arena = arena;
	scratch->base = (struct scratch){&sqlite_engine, place, arena_copy(arena, name)};
	scratch->folder = arena_copy(arena, place_path(place, "sqlite"));
	scratch->file = arena_printf(arena, "%s/%.100s.sqlite", scratch->folder, word);
	return scratch;
}

static void free_scratch(struct sqlite_scratch *scratch)
{
	struct arena *arena = scratch->arena;

	arena_free(&arena);
}

static bool create(struct place *place, struct scratch **out, struct error *err)
{
	struct sqlite_scratch *scratch = new_scratch(place, place->database);

	if (mkdir(scratch->folder, 0700) != 0) {
		(void)fail_errno(err, "%s", scratch->folder);
		free_scratch(scratch);
		return false;
	}
	*out = &scratch->base;
	return true;
}

/* Attached files and an unfinished journal lie in the folder, too. */
static bool copy(struct scratch *from, struct scratch **out, struct error *err)
{
	const struct sqlite_scratch *source = (const struct sqlite_scratch *)from;
	struct sqlite_scratch *scratch = new_scratch(from->place, from->name);

	if (!file_copy_tree(source->folder, scratch->folder, (uid_t)-1, (gid_t)-1, err)) {
		free_scratch(scratch);
		return false;
	}
	*out = &scratch->base;
	return true;
}

static void drop(struct scratch *scratch)
{
	struct sqlite_scratch *dropped = (struct sqlite_scratch *)scratch;
	struct error ignored;
	/* What cannot be removed now goes with the run's folder. */
	bool removed = scratch->place->keep || file_remove_tree(dropped->folder, &ignored);

	(void)removed;
	free_scratch(dropped);
}

static int note_mode(void *context, int columns, char **values, char **names)
{
	(void)names;
	if (columns == 1 && values[0] != NULL) {
		*(bool *)context = strcmp(values[0], "wal") == 0;
	}
	return 0;
}

/* WAL is written into the file: a migration that chose it must find it again. */
static bool choose_durability(sqlite3 *handle)
{
	bool wal = false;

	return sqlite3_exec(handle, "PRAGMA synchronous = OFF", NULL, NULL, NULL) == SQLITE_OK &&
	       sqlite3_exec(handle, "PRAGMA journal_mode", note_mode, &wal, NULL) == SQLITE_OK &&
	       (wal || sqlite3_exec(handle, "PRAGMA journal_mode = MEMORY", NULL, NULL, NULL) ==
			       SQLITE_OK);
}

static bool open_handle(struct sqlite_db *db, struct error *err)
{
	const struct sqlite_scratch *scratch = (const struct sqlite_scratch *)db->base.scratch;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_PRIVATECACHE;

	if (sqlite3_open_v2(scratch->file, &db->handle, flags, NULL) != SQLITE_OK ||
		sqlite3_extended_result_codes(db->handle, 1) != SQLITE_OK ||
		!choose_durability(db->handle)) {
		(void)fail(err, ERROR_SYSTEM, "cannot open %s: %s", scratch->file,
			sqlite3_errmsg(db->handle));
		(void)sqlite3_close_v2(db->handle);
		db->handle = NULL;
		return false;
	}
	sqlite_guard(db);
	db->stranger = false;
	db->base.engine_objects = db->handle;
	db->base.handles++;
	return true;
}

static void close_handle(struct sqlite_db *db)
{
	sqlite_forget(db);
	(void)sqlite3_close_v2(db->handle);
	db->handle = NULL;
	db->base.engine_objects = NULL;
}

static void close_db(struct db *db)
{
	struct sqlite_db *own = (struct sqlite_db *)db;
	struct arena *arena = own->arena;

	close_handle(own);
	arena_free(&arena);
}

static bool open_db(struct scratch *scratch, struct db **out, struct error *err)
{
	struct arena *arena = arena_new();
	struct sqlite_db *db = arena_alloc(arena, sizeof *db);

	db->arena = arena;
	db->base.engine = &sqlite_engine;
	db->base.scratch = scratch;
	db->base.version = sqlite3_libversion_number();
	db->base.step_timeout = scratch->place->step_timeout;
	if (!open_handle(db, err)) {
		arena_free(&arena);
		return false;
	}
	*out = &db->base;
	return true;
}

static bool in_transaction(struct db *db)
{
	return sqlite3_get_autocommit(((struct sqlite_db *)db)->handle) == 0;
}

static bool reset(struct db *db, struct error *err)
{
	struct sqlite_db *own = (struct sqlite_db *)db;

	if (own->stranger) {
		close_handle(own);
		return open_handle(own, err);
	}
	return !in_transaction(db) || db_must(db, "ROLLBACK", err);
}

static bool address(
	struct scratch *scratch, struct arena *arena, struct address *out, struct error *err)
{
	(void)err;
	*out = (struct address){
		.file = arena_copy(arena, ((const struct sqlite_scratch *)scratch)->file)};
	return true;
}

const struct engine sqlite_engine = {
	.name = "sqlite",
	.summary = "SQLite, inside mtest: nothing has to be installed",
	.create = create,
	.copy = copy,
	.restore = sqlite_restore,
	.drop = drop,
	.open = open_db,
	.close = close_db,
	.run = sqlite_run,
	.query = sqlite_query,
	.in_transaction = in_transaction,
	.reset = reset,
	.open_to_read = sqlite_open_to_read,
	.end_read = sqlite_end_read,
	.label = sqlite_label,
	.address = address,
};
