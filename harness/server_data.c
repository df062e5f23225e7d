#include "server_data.h"

#include "file.h"
#include "process.h"

#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

/* To be raised when the same version's data directory is to be made in another way. */
static const int cache_format = 1;

static const char *cache_folder(const struct place *place)
{
	return *place->cache_folder == '\0' ? place->base : place->cache_folder;
}

static const char *cache_path(
	struct arena *arena, const struct place *place, const struct server_binaries *binaries)
{
	char *version = arena_copy(arena, binaries->version_text);

	for (char *at = version; *at != '\0'; at++) {
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+~-",
			    *at) == NULL) {
			*at = '_';
		}
	}
	return arena_printf(arena, "%s/cluster-%s-%d", cache_folder(place), version, cache_format);
}

static void close_walk(FTS **walk)
{
	if (*walk != NULL) {
		(void)fts_close(*walk);
	}
}

/* "971 files, 29650944 bytes": after a power cut, files may be there and empty. */
static const char *measure(struct arena *arena, const char *folder)
{
	char *const paths[] = {arena_copy(arena, folder), NULL};
	AUTO(close_walk) FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	unsigned long files = 0, bytes = 0;
	FTSENT *entry;

	while (walk != NULL && (entry = fts_read(walk)) != NULL) {
		if (entry->fts_info == FTS_F) {
			files++;
			bytes += (unsigned long)entry->fts_statp->st_size;
		}
	}
	return arena_printf(arena, "%lu files, %lu bytes\n", files, bytes);
}

/* Is the cached directory there, with the marker that is written last? */
static bool is_whole(struct arena *arena, const char *cache)
{
	struct error ignored;
	const char *marker;
	size_t size;

	return file_read(arena, arena_printf(arena, "%s/complete", cache), &marker, &size,
		       &ignored) &&
	       strcmp(marker, measure(arena, arena_printf(arena, "%s/data", cache))) == 0;
}

/* A name in the cache that no other process uses. */
static const char *temporary(struct arena *arena, struct place *place)
{
	place->scratches++;
	return arena_printf(
		arena, "%s/new-%ld-%zu", cache_folder(place), (long)getpid(), place->scratches);
}

/* Out of the way first, so that nobody begins to copy what is being removed. */
static void throw_away(struct arena *arena, struct place *place, const char *cache)
{
	const char *aside = temporary(arena, place);
	struct error ignored;
	bool removed = rename(cache, aside) != 0 || file_remove_tree(aside, &ignored);

	(void)removed;
}

/* What processes that were killed while they made one left in the cache. */
static void clean_cache(struct arena *arena, const struct place *place)
{
	struct names names = {0};
	struct error ignored;
	bool listed = file_list(arena, cache_folder(place), &names, &ignored);

	VEC_EACH (&names, it) {
		long process = strtol(*it + strcspn(*it, "0123456789"), NULL, 10);

		if (listed && text_starts(*it, "new-") && process > 0 &&
			kill((pid_t)process, 0) != 0 && errno == ESRCH) {
			listed = file_remove_tree(
				arena_printf(arena, "%s/%s", cache_folder(place), *it), &ignored);
		}
	}
}

/* That there is no cache is slow, not wrong. */
static void store(struct arena *arena, struct place *place, const char *data, const char *cache)
{
	const char *fresh = temporary(arena, place);
	const char *copy = arena_printf(arena, "%s/data", fresh);
	const char *marker;
	struct error ignored;

	clean_cache(arena, place);
	if (mkdir(fresh, 0700) != 0) {
		return;
	}
	if (file_copy_tree(data, copy, geteuid(), getegid(), &ignored)) {
		marker = measure(arena, copy);
		if (file_write(arena_printf(arena, "%s/complete", fresh), marker, strlen(marker),
			    &ignored) &&
			rename(fresh, cache) == 0) {
			return;
		}
	}
	/* Another run was faster, or the disk is full. */
	if (!file_remove_tree(fresh, &ignored)) {
		return;
	}
}

const char *const *server_data_environment(struct arena *arena)
{
	const char *const names[] = {"PATH", "LD_LIBRARY_PATH"};
	const char **out = arena_alloc(arena, 6 * sizeof *out);
	size_t count = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value != NULL) {
			out[count++] = arena_printf(arena, "%s=%s", names[i], value);
		}
	}
	out[count++] = "TZ=UTC";
	out[count++] = "LC_ALL=C";
	return out;
}

static bool run_initdb(struct arena *arena, const struct place *place,
	const struct server_binaries *binaries, const char *data, const char *locale,
	struct process_result *result, struct error *err)
{
	const char *const argv[] = {arena_printf(arena, "%s/initdb", binaries->folder), "-D", data,
		"-U", "postgres", "-A", "trust", "-E", "UTF8",
		arena_printf(arena, "--locale=%s", locale), "--no-sync", "--wal-segsize=1",
		/* 18 computes them unless told otherwise, and older ones do not know the word. */
		binaries->version >= 180000 ? "--no-data-checksums" : NULL, NULL};
	struct process_plan plan = {
		.argv = argv,
		.environment = server_data_environment(arena),
		.folder = "/",
		.user = place->user,
		.group = place->group,
		.seconds = 120,
	};

	if (!file_remove_tree(data, err)) {
		return false;
	}
	if (mkdir(data, 0700) != 0 ||
		(place->user != 0 && chown(data, place->user, place->group) != 0)) {
		return fail_errno(err, "%s", data);
	}
	return process_run(&plan, arena, result, err);
}

static bool write_rules(struct arena *arena, const struct place *place, const char *data,
	const char *text, struct error *err)
{
	const char *path = arena_printf(arena, "%s/pg_hba.conf", data);

	return file_write(path, text, strlen(text), err) &&
	       (place->user == 0 || chown(path, place->user, place->group) == 0 ||
		       fail_errno(err, "%s", path));
}

static bool initialise(struct arena *arena, const struct place *place,
	const struct server_binaries *binaries, const char *data, struct error *err)
{
	struct process_result result;

	if (!run_initdb(arena, place, binaries, data, "C.UTF-8", &result, err)) {
		return false;
	}
	if (result.status != 0 && !result.timed_out && strstr(result.output, "locale") != NULL &&
		!run_initdb(arena, place, binaries, data, "C", &result, err)) {
		return false;
	}
	if (result.status != 0 || result.timed_out) {
		return fail(err, ERROR_SYSTEM, "%s/initdb %s: %s", binaries->folder,
			result.timed_out ? "took too long" : "failed",
			text_squeeze(arena, result.output, 500));
	}
	/* Nobody but the owner of the socket's folder can come this far. */
	return write_rules(arena, place, data, "local all all trust\n", err);
}

bool server_data_make(struct place *place, const struct server_binaries *binaries, const char *data,
	bool *cached, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *cache = cache_path(work, place, binaries);
	uid_t user = place->user == 0 ? (uid_t)-1 : place->user;
	gid_t group = place->user == 0 ? (gid_t)-1 : place->group;

	*cached = false;
	if (is_whole(work, cache)) {
		*cached = file_copy_tree(
			arena_printf(work, "%s/data", cache), data, user, group, err);
		/* Another run may have thrown it away meanwhile. */
		if (*cached || file_exists(cache)) {
			return *cached;
		}
	} else if (file_exists(cache)) {
		throw_away(work, place, cache);
	}
	if (!initialise(work, place, binaries, data, err)) {
		return false;
	}
	store(work, place, data, cache);
	return true;
}

bool server_data_admit(const struct place *place, const char *data, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();

	return write_rules(
		work, place, data, "local all all trust\nhost all all all scram-sha-256\n", err);
}

void server_data_forget(struct place *place, const struct server_binaries *binaries)
{
	AUTO(arena_free) struct arena *work = arena_new();

	throw_away(work, place, cache_path(work, place, binaries));
}
