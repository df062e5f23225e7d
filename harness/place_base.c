#include "place_base.h"

#include "process.h"
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

/* Docker gives /dev/shm 64 MiB, too few for a cluster. */
static const unsigned long long room_in_memory = 512ULL * 1024 * 1024;
/* A socket's whole path has at most 107 bytes, and ours adds about 50 to the base. */
static const size_t longest_base = 56;

void place_close_file(int *file)
{
	if (*file >= 0) {
		(void)close(*file);
	}
}

void place_base_names(struct arena *arena, struct names *out)
{
	const char *const parents[] = {"/dev/shm", getenv("TMPDIR"), "/tmp"};

	for (size_t i = 0; i < sizeof parents / sizeof *parents; i++) {
		char path[PATH_MAX];
		const char *name;

		/* The real path: /proc shows no other. */
		if (parents[i] == NULL || *parents[i] != '/' ||
			realpath(parents[i], path) == NULL) {
			continue;
		}
		name = arena_printf(arena, "%s/mtest-%lu", path, (unsigned long)geteuid());
		if (!names_have(out, name)) {
			*VEC_ADD(arena, out) = name;
		}
	}
}

bool place_base_is_ours(const char *base, struct error *err)
{
	struct stat status;

	if (lstat(base, &status) != 0) {
		return fail_errno(err, "%s", base);
	}
	if (!S_ISDIR(status.st_mode) || status.st_uid != geteuid()) {
		return fail(err, ERROR_SYSTEM, "%s: is not a folder of this user", base);
	}
	if ((status.st_mode & 022) != 0) {
		return fail(err, ERROR_SYSTEM, "%s: others may write to it", base);
	}
	return true;
}

static bool has_room(const char *parent)
{
	struct statfs status;

	return statfs(parent, &status) == 0 && status.f_type == TMPFS_MAGIC &&
	       (unsigned long long)status.f_bavail * (unsigned long long)status.f_bsize >=
		       room_in_memory;
}

/* May everybody go through all folders above the base? */
static bool open_to_all(const char *base)
{
	char part[PATH_MAX];
	struct stat status;

	for (size_t i = 1; base[i] != '\0'; i++) {
		if (base[i] != '/') {
			continue;
		}
		(void)snprintf(part, sizeof part, "%.*s", (int)i, base);
		if (stat(part, &status) != 0 || (status.st_mode & S_IXOTH) == 0) {
			return false;
		}
	}
	return true;
}

static bool base_use(const char *base, bool for_others, struct error *err)
{
	if (strlen(base) > longest_base) {
		return fail(err, ERROR_SYSTEM, "%s: the path is too long for a socket", base);
	}
	if (text_starts(base, "/dev/shm/") && !has_room("/dev/shm")) {
		return fail(err, ERROR_SYSTEM, "%s: has less than 512 MiB of room in memory", base);
	}
	if (for_others && !open_to_all(base)) {
		return fail(err, ERROR_SYSTEM, "%s: cannot be reached by the server's user", base);
	}
	if (mkdir(base, 0711) != 0 && errno != EEXIST) {
		return fail_errno(err, "%s", base);
	}
	if (!place_base_is_ours(base, err)) {
		return false;
	}
	/* The umask may have taken from it what the server's user needs. */
	return chmod(base, 0711) == 0 || fail_errno(err, "%s", base);
}

bool place_base_open(struct arena *arena, bool for_others, const char **out, struct error *err)
{
	struct names names = {0};
	const char *reasons = "";

	place_base_names(arena, &names);
	VEC_EACH (&names, it) {
		if (base_use(*it, for_others, err)) {
			*out = *it;
			return true;
		}
		reasons = arena_printf(
			arena, "%s%s%s", reasons, *reasons == '\0' ? "" : "; ", err->text);
	}
	return fail(err, ERROR_SYSTEM, "no folder for scratch databases (set TMPDIR): %s", reasons);
}

bool place_base_lock(const char *base, int *out, struct error *err)
{
	char path[PATH_MAX];
	double until = process_clock() + 10;

	(void)snprintf(path, sizeof path, "%s/lock", base);
	*out = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (*out < 0) {
		return fail_errno(err, "%s", path);
	}
	/* It is held for milliseconds, unless its holder was suspended. */
	while (flock(*out, LOCK_EX | LOCK_NB) != 0) {
		if (errno != EWOULDBLOCK && errno != EINTR) {
			return fail_errno(err, "%s", path);
		}
		if (process_clock() > until) {
			return fail(err, ERROR_SYSTEM, "%s: another mtest holds the lock", path);
		}
		if (!stop_check(err)) {
			return false;
		}
		process_sleep(0.002);
	}
	return true;
}
