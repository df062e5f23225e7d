#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_file(int *file)
{
	if (*file >= 0) {
		(void)close(*file);
	}
}

static void close_folder(DIR **folder)
{
	if (*folder != NULL) {
		(void)closedir(*folder);
	}
}

bool file_read(
	struct arena *arena, const char *path, const char **out, size_t *size, struct error *err)
{
	AUTO(close_file) int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;
	char *bytes;
	size_t length = 0;

	if (file < 0 || fstat(file, &status) != 0) {
		return fail_errno(err, "%s", path);
	}
	if (!S_ISREG(status.st_mode)) {
		return fail(err, ERROR_SYSTEM, "%s: is not a file", path);
	}
	bytes = arena_alloc(arena, (size_t)status.st_size + 1);
	while (length < (size_t)status.st_size) {
		ssize_t got = read(file, bytes + length, (size_t)status.st_size - length);

		if (got < 0) {
			return fail_errno(err, "%s", path);
		}
		if (got == 0) {
			break;
		}
		length += (size_t)got;
	}
	*out = bytes;
	*size = length;
	return true;
}

static bool write_all(int file, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t done = write(file, bytes, size);

		if (done < 0 && errno == EINTR) {
			continue;
		}
		if (done < 0) {
			return false;
		}
		bytes += done;
		size -= (size_t)done;
	}
	return true;
}

bool file_write(const char *path, const char *bytes, size_t size, struct error *err)
{
	char temporary[PATH_MAX];
	AUTO(close_file) int file = -1;
	int length = snprintf(temporary, sizeof temporary, "%s.%ld.tmp", path, (long)getpid());

	if (length < 0 || (size_t)length >= sizeof temporary) {
		return fail(err, ERROR_SYSTEM, "%s: the path is too long", path);
	}
	file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (file < 0) {
		return fail_errno(err, "%s", path);
	}
	if (!write_all(file, bytes, size) || rename(temporary, path) != 0) {
		(void)fail_errno(err, "%s", path);
		(void)unlink(temporary);
		return false;
	}
	return true;
}

bool file_list(struct arena *arena, const char *folder, struct names *out, struct error *err)
{
	AUTO(close_folder) DIR *opened = opendir(folder);
	struct dirent *entry;

	if (opened == NULL) {
		return fail_errno(err, "%s", folder);
	}
	while (errno = 0, (entry = readdir(opened)) != NULL) {
		struct stat status;
		bool is_folder = entry->d_type == DT_DIR;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
			continue;
		}
		if (entry->d_type == DT_UNKNOWN || entry->d_type == DT_LNK) {
			is_folder = fstatat(dirfd(opened), entry->d_name, &status, 0) == 0 &&
				    S_ISDIR(status.st_mode);
		}
		*VEC_ADD(arena, out) =
			arena_printf(arena, "%s%s", entry->d_name, is_folder ? "/" : "");
	}
	if (errno != 0) {
		return fail_errno(err, "%s", folder);
	}
	names_sort(out);
	return true;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool file_is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *file_in_path(struct arena *arena, const char *name)
{
	const char *folders = getenv("PATH");

	while (folders != NULL && *folders != '\0') {
		size_t length = strcspn(folders, ":");
		const char *path = arena_printf(arena, "%.*s/%s", (int)length, folders, name);

		if (length > 0 && access(path, X_OK) == 0 && !file_is_folder(path)) {
			return path;
		}
		folders += length + (folders[length] == ':' ? 1 : 0);
	}
	return NULL;
}

bool file_make_folders(const char *path, mode_t mode, struct error *err)
{
	char part[PATH_MAX];
	size_t length = strlen(path);

	if (length >= sizeof part) {
		return fail(err, ERROR_SYSTEM, "%s: the path is too long", path);
	}
	for (size_t i = 1; i <= length; i++) {
		if (path[i] != '/' && path[i] != '\0') {
			continue;
		}
		memcpy(part, path, i);
		part[i] = '\0';
		if (mkdir(part, mode) != 0 && errno != EEXIST) {
			return fail_errno(err, "%s", part);
		}
	}
	return true;
}

static bool remove_at(int parent, const char *name, struct error *err)
{
	AUTO(close_folder) DIR *folder = NULL;
	struct dirent *entry;
	int file;

	if (unlinkat(parent, name, 0) == 0 || errno == ENOENT) {
		return true;
	}
	if (errno != EISDIR && errno != EPERM) {
		return fail_errno(err, "%s", name);
	}
	file = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (file < 0 || (folder = fdopendir(file)) == NULL) {
		return fail_errno(err, "%s", name);
	}
	while ((entry = readdir(folder)) != NULL) {
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
			!remove_at(dirfd(folder), entry->d_name, err)) {
			return fail_while(err, "%s", name);
		}
	}
	if (unlinkat(parent, name, AT_REMOVEDIR) != 0 && errno != ENOENT) {
		return fail_errno(err, "%s", name);
	}
	return true;
}

bool file_remove_tree(const char *path, struct error *err)
{
	return remove_at(AT_FDCWD, path, err);
}

struct copy {
	uid_t owner;
	gid_t group;
	char *buffer;
	size_t size;
};

static void free_buffer(char **buffer)
{
	free(*buffer);
}

static bool copy_bytes(const struct copy *copy, int from, int to, struct error *err)
{
	ssize_t got;

	while ((got = read(from, copy->buffer, copy->size)) > 0) {
		if (!write_all(to, copy->buffer, (size_t)got)) {
			return fail_errno(err, "cannot write");
		}
	}
	return got == 0 || fail_errno(err, "cannot read");
}

static bool copy_any(const struct copy *copy, int from, const char *name, int to, const char *as,
	struct error *err);

static bool copy_folder(const struct copy *copy, int from, const char *name, int to, const char *as,
	mode_t mode, struct error *err)
{
	AUTO(close_folder) DIR *folder = NULL;
	AUTO(close_file) int target = -1;
	struct dirent *entry;
	int source = openat(from, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (source < 0 || (folder = fdopendir(source)) == NULL) {
		return fail_errno(err, "cannot open");
	}
	if (mkdirat(to, as, mode) != 0 && errno != EEXIST) {
		return fail_errno(err, "cannot make the copy");
	}
	target = openat(to, as, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (target < 0 ||
		(copy->owner != (uid_t)-1 && fchown(target, copy->owner, copy->group) != 0)) {
		return fail_errno(err, "cannot make the copy");
	}
	while ((entry = readdir(folder)) != NULL) {
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
			!copy_any(copy, source, entry->d_name, target, entry->d_name, err)) {
			return false;
		}
	}
	return true;
}

static bool copy_file(const struct copy *copy, int from, const char *name, int to, const char *as,
	mode_t mode, struct error *err)
{
	AUTO(close_file) int source = openat(from, name, O_RDONLY | O_CLOEXEC);
	AUTO(close_file)
	int target = openat(to, as, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);

	if (source < 0 || target < 0 ||
		(copy->owner != (uid_t)-1 && fchown(target, copy->owner, copy->group) != 0)) {
		return fail_errno(err, "cannot make the copy");
	}
	return copy_bytes(copy, source, target, err);
}

static bool copy_link(int from, const char *name, int to, const char *as, struct error *err)
{
	char target[PATH_MAX];
	ssize_t length = readlinkat(from, name, target, sizeof target - 1);

	if (length < 0) {
		return fail_errno(err, "cannot read the link");
	}
	target[length] = '\0';
	return symlinkat(target, to, as) == 0 || fail_errno(err, "cannot make the link");
}

static bool copy_any(const struct copy *copy, int from, const char *name, int to, const char *as,
	struct error *err)
{
	struct stat status;
	bool done = true;

	if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
		done = fail_errno(err, "cannot look at the source");
	} else if (S_ISDIR(status.st_mode)) {
		done = copy_folder(copy, from, name, to, as, status.st_mode & 07777, err);
	} else if (S_ISREG(status.st_mode)) {
		done = copy_file(copy, from, name, to, as, status.st_mode & 07777, err);
	} else if (S_ISLNK(status.st_mode)) {
		done = copy_link(from, name, to, as, err);
	}
	return done || fail_while(err, "%s", name);
}

bool file_copy_tree(const char *from, const char *to, uid_t owner, gid_t group, struct error *err)
{
	AUTO(free_buffer) char *buffer = malloc(256 * 1024);
	struct copy copy = {owner, group, buffer, 256 * 1024};

	if (buffer == NULL) {
		return fail(err, ERROR_SYSTEM, "out of memory");
	}
	return copy_any(&copy, AT_FDCWD, from, AT_FDCWD, to, err) ||
	       fail_while(err, "cannot copy to %s", to);
}

bool file_can_write(struct arena *arena, const char *path, struct error *err)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash == NULL ? "."
			     : slash == path
				     ? "/"
				     : arena_copy_bytes(arena, path, (size_t)(slash - path));

	if (file_is_folder(path)) {
		return fail(err, ERROR_USAGE, "%s is a folder", path);
	}
	if (!file_is_folder(folder)) {
		return fail(err, ERROR_USAGE, "there is no folder %s for %s", folder,
			slash == NULL ? path : slash + 1);
	}
	if (access(folder, W_OK) != 0 || (file_exists(path) && access(path, W_OK) != 0)) {
		return fail(err, ERROR_USAGE, "%s cannot be written", path);
	}
	return true;
}
