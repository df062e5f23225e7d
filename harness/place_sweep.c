#include "place_sweep.h"

#include "file.h"
#include "place.h"
#include "place_base.h"
#include "process_left.h"
#include "server_end.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/file.h>
#include <unistd.h>

/* A run's folder whose lock was free, and is ours now. */
struct left {
	const char *folder, *lock_path;
	int lock;
};

struct lefts {
	struct left *items;
	size_t count, cap;
};

/* The folders and locks "run-…" of a base, each name once. */
static bool list_runs(struct arena *arena, const char *base, struct names *out, struct error *err)
{
	struct names all = {0};

	if (!file_list(arena, base, &all, err)) {
		return false;
	}
	VEC_EACH (&all, it) {
		size_t length = strcspn(*it, "./");
		const char *name = arena_copy_bytes(arena, *it, length);

		if (text_starts(name, "run-") && !names_have(out, name)) {
			*VEC_ADD(arena, out) = name;
		}
	}
	return true;
}

/* A folder without a lock file is a killed run's, too: they are made under the base's lock. */
static bool take(
	struct arena *arena, const char *base, const char *name, bool kept, struct left *out)
{
	const char *folder = arena_printf(arena, "%s/%s", base, name);
	const char *lock_path = arena_printf(arena, "%s.lock", folder);
	int lock;

	if (!kept && file_exists(arena_printf(arena, "%s/kept", folder))) {
		return false;
	}
	lock = open(lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (lock < 0) {
		return false;
	}
	if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
		(void)close(lock);
		return false;
	}
	*out = (struct left){folder, lock_path, lock};
	return true;
}

static bool take_all(
	struct arena *arena, const char *base, bool kept, struct lefts *out, struct error *err)
{
	AUTO(place_close_file) int lock = -1;
	struct names names = {0};

	if (!place_base_lock(base, &lock, err) || !list_runs(arena, base, &names, err)) {
		return false;
	}
	VEC_EACH (&names, it) {
		struct left left;

		if (take(arena, base, *it, kept, &left)) {
			*VEC_ADD(arena, out) = left;
		}
	}
	return true;
}

/* Servers first, then files. */
static bool clear(struct arena *arena, const struct left *left, struct error *err)
{
	struct names names = {0};
	bool done = true;

	process_end_left(arena_printf(arena, PROCESS_MARK "%s/", left->folder));
	if (file_is_folder(left->folder)) {
		done = file_list(arena, left->folder, &names, err);
		VEC_EACH (&names, it) {
			const char *data = arena_printf(arena, "%s/%sdata", left->folder, *it);

			if (done && text_ends(*it, "/") && file_is_folder(data) &&
				!server_end(data, 2)) {
				done = fail(
					err, ERROR_SYSTEM, "%s: its server cannot be ended", data);
			}
		}
		done = done && file_remove_tree(left->folder, err);
	}
	if (done) {
		(void)unlink(left->lock_path);
	}
	return done;
}

static bool sweep_base(struct arena *arena, const char *base, bool kept, FILE *log, size_t *removed,
	struct error *err)
{
	struct lefts lefts = {0};
	bool done;

	if (!place_base_is_ours(base, err)) {
		return true;
	}
	done = take_all(arena, base, kept, &lefts, err);
	VEC_EACH (&lefts, it) {
		struct error trouble;

		if (clear(arena, it, &trouble)) {
			*removed += 1;
			if (log != NULL) {
				(void)fprintf(log, "removed %s\n", it->folder);
			}
		} else if (done) {
			*err = trouble;
			done = false;
		}
		(void)close(it->lock);
	}
	return done;
}

bool place_sweep_runs(bool kept, FILE *log, size_t *removed, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct names bases = {0};
	bool done = true;

	*removed = 0;
	place_base_names(work, &bases);
	VEC_EACH (&bases, it) {
		struct error trouble = {0};

		if (!sweep_base(work, *it, kept, log, removed, &trouble) && done) {
			*err = trouble;
			done = false;
		}
	}
	return done;
}

bool place_sweep(FILE *log, size_t *removed, struct error *err)
{
	return place_sweep_runs(true, log, removed, err);
}
