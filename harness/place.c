#include "place.h"

#include "file.h"
#include "place_base.h"
#include "place_sweep.h"
#include "process_left.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whom servers run as when mtest is root, which PostgreSQL refuses to be. */
static void choose_user(struct place *place)
{
	const char *const names[] = {"postgres", "nobody"};
	char buffer[4096];
	struct passwd entry, *found = NULL;

	if (geteuid() != 0) {
		return;
	}
	for (size_t i = 0; i < 2 && place->user == 0; i++) {
		if (getpwnam_r(names[i], &entry, buffer, sizeof buffer, &found) == 0 &&
			found != NULL) {
			place->user = found->pw_uid;
			place->group = found->pw_gid;
		}
	}
	if (place->user == 0) {
		place->user = 65534;
		place->group = 65534;
	}
}

/* "" where there is no such folder, or where others could put a data directory of theirs. */
static const char *find_cache(struct arena *arena)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	const char *folder;
	struct error ignored;

	if (cache != NULL && *cache == '/') {
		folder = arena_printf(arena, "%s/mtest", cache);
	} else if (home != NULL && *home == '/') {
		folder = arena_printf(arena, "%s/.cache/mtest", home);
	} else {
		return "";
	}
	if (!file_make_folders(folder, 0700, &ignored) || !place_base_is_ours(folder, &ignored) ||
		access(folder, R_OK | W_OK | X_OK) != 0) {
		return "";
	}
	return folder;
}

static bool make_folder(struct place *place, struct error *err)
{
	AUTO(place_close_file) int base_lock = -1;
	unsigned number = 0;
	const char *lock_path;

	if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number) {
		return fail_errno(err, "no random number");
	}
	place->folder =
		arena_printf(place->arena, "%s/run-%ld-%08x", place->base, (long)getpid(), number);
	lock_path = arena_printf(place->arena, "%s.lock", place->folder);
	if (!place_base_lock(place->base, &base_lock, err)) {
		return false;
	}
	place->lock = open(lock_path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (place->lock < 0 || flock(place->lock, LOCK_EX | LOCK_NB) != 0) {
		return fail_errno(err, "%s", lock_path);
	}
	if (mkdir(place->folder, 0711) != 0 || chmod(place->folder, 0711) != 0) {
		(void)fail_errno(err, "%s", place->folder);
		(void)unlink(lock_path);
		return false;
	}
	return true;
}

bool place_open(struct arena *arena, struct place **out, struct error *err)
{
	struct place *place = arena_alloc(arena, sizeof *place);
	size_t removed;

	*out = NULL;
	/* What cannot be removed now must not keep this run from its work. */
	if (!place_sweep_runs(false, NULL, &removed, err) && err->code == ERROR_STOPPED) {
		return false;
	}
	*err = (struct error){0};
	*place = (struct place){.arena = arena, .lock = -1};
	choose_user(place);
	if (!place_base_open(arena, place->user != 0, &place->base, err)) {
		return false;
	}
	if (!make_folder(place, err)) {
		place_close_file(&place->lock);
		return false;
	}
	place->cache_folder = find_cache(arena);
	*out = place;
	return true;
}

void place_close(struct place **place)
{
	struct place *closed = *place;
	struct error ignored;
	bool done;

	if (closed == NULL) {
		return;
	}
	*place = NULL;
	if (closed->keep) {
		done = file_write(
			arena_printf(closed->arena, "%s/kept", closed->folder), "", 0, &ignored);
	} else {
		done = file_remove_tree(closed->folder, &ignored);
	}
	if (done && !closed->keep) {
		(void)unlink(arena_printf(closed->arena, "%s.lock", closed->folder));
	}
	place_close_file(&closed->lock);
}

const char *place_path(struct place *place, const char *word)
{
	place->scratches++;
	return arena_printf(place->arena, "%s/%s-%zu", place->folder, word, place->scratches);
}

const char *place_mark(struct place *place)
{
	place->scratches++;
	return arena_printf(
		place->arena, PROCESS_MARK "%s/%010zu", place->folder, place->scratches);
}

bool place_reachable(const struct place *place, const char *path)
{
	char real[PATH_MAX], part[PATH_MAX];
	struct stat status;

	if (realpath(path, real) == NULL) {
		return false;
	}
	for (size_t i = 1; place->user != 0 && i <= strlen(real); i++) {
		if (real[i] == '/' || real[i] == '\0') {
			(void)snprintf(part, sizeof part, "%.*s", (int)i, real);
			if (stat(part, &status) != 0 || (status.st_mode & S_IXOTH) == 0) {
				return false;
			}
		}
	}
	return access(real, X_OK) == 0;
}
