#ifndef MTEST_FILE_H
#define MTEST_FILE_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Files and folders of this machine. Nothing here follows a link out of a folder that it removes.
 */

/* The whole file with a NUL behind it (not counted in *size). */
bool file_read(struct arena *arena, const char *path, const char **out, size_t *size,
	struct error *err) MUST_CHECK;

/* Writes a file of its own name first, so that readers see the old text or the new one. */
bool file_write(const char *path, const char *bytes, size_t size, struct error *err) MUST_CHECK;

/* The names in a folder in byte order, without "." and ".."; those of folders end in "/". */
bool file_list(
	struct arena *arena, const char *folder, struct names *out, struct error *err) MUST_CHECK;

/* Fails with ERROR_USAGE where file_write would not work: asked before work that could be lost. */
bool file_can_write(struct arena *arena, const char *path, struct error *err) MUST_CHECK;
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* The path of the first file of these names in the folders of PATH, or NULL. */
const char *file_in_path(struct arena *arena, const char *name);

/* Makes the folder and those above it that are missing, mode for all. */
bool file_make_folders(const char *path, mode_t mode, struct error *err) MUST_CHECK;

/* Everything below path and path itself; what is not there is no error. */
bool file_remove_tree(const char *path, struct error *err) MUST_CHECK;

/*
 * A copy of regular files, folders and links, with their modes, owned by owner and group
 * (or (uid_t)-1: whoever runs this).
 */
bool file_copy_tree(
	const char *from, const char *to, uid_t owner, gid_t group, struct error *err) MUST_CHECK;

#endif
