#include "sqlite.h"

#include "file.h"
#include "stop.h"
#include "text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Somebody's database file, read without leaving a trace. mode=ro keeps SQLite 3.40 from writing
 * the file, not from making a -wal and a -shm beside it where the file is in WAL mode: readonly_shm
 * does that. Without a -wal nobody has such a file open; then it is read as one that does not
 * change (immutable), and what was read counts only if it has not changed by the end.
 */
struct reader {
	struct sqlite_db db;
	const char *path;
	bool still;         /* read as immutable */
	struct stat before; /* where it is */
};

static const char *beside(const struct reader *reader, const char *end)
{
	return arena_printf(reader->db.arena, "%s%s", reader->path, end);
}

/* Bytes 18 and 19 of the file say which version of the format is needed to write and read: 2: WAL.
 */
static bool read_mode(const struct reader *reader, bool *wal, struct error *err)
{
	unsigned char head[20] = {0};
	int file = open(reader->path, O_RDONLY | O_CLOEXEC);
	ssize_t size;

	if (file < 0) {
		return fail_errno(err, "%s", reader->path);
	}
	size = read(file, head, sizeof head);
	(void)close(file);
	if (size < 0) {
		return fail_errno(err, "%s", reader->path);
	}
	if (size > 0 && memcmp(head, "SQLite format 3", 16) != 0) {
		return fail(err, ERROR_USAGE, "%s: is not an SQLite database", reader->path);
	}
	*wal = size == (ssize_t)sizeof head && head[18] == 2;
	return true;
}

/* In a URI "%", "?" and "#" mean something. */
static const char *uri(struct arena *arena, const char *path, const char *options)
{
	char *escaped = arena_alloc(arena, 3 * strlen(path) + 1);
	size_t length = 0;

	for (; *path != '\0'; path++) {
		if (*path == '%' || *path == '?' || *path == '#') {
			length += (size_t)snprintf(
				escaped + length, 4, "%%%02X", (unsigned)(unsigned char)*path);
		} else {
			escaped[length++] = *path;
		}
	}
	return arena_printf(arena, "file:%s?%s", escaped, options);
}

static bool fail_reader(const struct reader *reader, struct error *err)
{
	return fail(err, ERROR_SYSTEM, "%s: %s", reader->path, sqlite3_errmsg(reader->db.handle));
}

static int look(void *context)
{
	(void)context;
	return stop_requested() ? 1 : 0;
}

static bool open_handle(struct reader *reader, bool wal, struct error *err)
{
	struct sqlite_db *db = &reader->db;
	const char *options = reader->still ? "mode=ro&immutable=1" : "mode=ro&readonly_shm=1";
	int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_PRIVATECACHE;

	if (wal && !reader->still && !file_exists(beside(reader, "-shm"))) {
		return fail(err, ERROR_SYSTEM,
			"%s: has a -wal file without its -shm file, which only a program that may "
			"write can read",
			reader->path);
	}
	if (sqlite3_open_v2(uri(db->arena, reader->path, options), &db->handle, flags, NULL) !=
			SQLITE_OK ||
		sqlite3_extended_result_codes(db->handle, 1) != SQLITE_OK ||
		sqlite3_busy_timeout(db->handle, 5000) != SQLITE_OK) {
		return fail_reader(reader, err);
	}
	(void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_progress_handler(db->handle, 5000, look, NULL);
	/* The first read takes the lock that keeps the schema as it is until the end. */
	if (sqlite3_exec(db->handle, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL,
		    NULL) != SQLITE_OK) {
		return fail_reader(reader, err);
	}
	return true;
}

static void close_reader(struct reader **reader)
{
	if (*reader != NULL) {
		sqlite_engine.close(&(*reader)->db.base);
		*reader = NULL;
	}
}

bool sqlite_open_to_read(const char *path, struct db **out, struct error *err)
{
	struct arena *arena = arena_new();
	AUTO(close_reader) struct reader *reader = arena_alloc(arena, sizeof *reader);
	bool wal = false;

	reader->path = arena_copy(arena, path);
	reader->db.arena = arena;
	reader->db.base.engine = &sqlite_engine;
	reader->db.base.version = sqlite3_libversion_number();
	if (!read_mode(reader, &wal, err)) {
		return false;
	}
	reader->still = wal && !file_exists(beside(reader, "-wal"));
	if (reader->still && stat(path, &reader->before) != 0) {
		return fail_errno(err, "%s", path);
	}
	if (!open_handle(reader, wal, err)) {
		return false;
	}
	reader->db.base.engine_objects = reader->db.handle;
	reader->db.base.handles = 1;
	*out = &reader->db.base;
	reader = NULL;
	return true;
}

bool sqlite_end_read(struct db *db, struct error *err)
{
	const struct reader *reader = (const struct reader *)db;
	const struct stat *before = &reader->before;
	struct stat now;

	if (!reader->still) {
		return true;
	}
	if (stat(reader->path, &now) != 0 || file_exists(beside(reader, "-wal")) ||
		now.st_ino != before->st_ino || now.st_size != before->st_size ||
		now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != before->st_mtim.tv_nsec) {
		return fail(err, ERROR_SYSTEM,
			"%s: was changed while it was read; try again when it is", reader->path);
	}
	return true;
}

const char *sqlite_label(struct arena *arena, const char *path)
{
	return arena_copy(arena, path);
}
