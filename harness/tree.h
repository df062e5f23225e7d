#ifndef MTEST_TREE_H
#define MTEST_TREE_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The files of a project as they stand in a folder (later also: in a commit, in an unmade merge).
 * Paths are relative to the tree's root, with "/" between parts; "" and "." are the root.
 */
struct tree {
	const char *label; /* "." */
	const char *root;  /* the folder */
	bool (*list)(const struct tree *tree, struct arena *arena, const char *folder,
		struct names *out, struct error *err);
	bool (*read)(const struct tree *tree, struct arena *arena, const char *path,
		const char **out, size_t *size, struct error *err);
};

/* The tree of a folder of this machine. It lives as long as the arena. */
const struct tree *tree_folder(struct arena *arena, const char *folder);

/* The names in a folder in byte order; those of folders end in "/". */
bool tree_list(const struct tree *tree, struct arena *arena, const char *folder, struct names *out,
	struct error *err) MUST_CHECK;

/* The whole file with a NUL behind it (not counted in *size). */
bool tree_read(const struct tree *tree, struct arena *arena, const char *path, const char **out,
	size_t *size, struct error *err) MUST_CHECK;

/* Writes all files into a new folder of this machine; links are left out. */
bool tree_write(const struct tree *tree, const char *folder, struct error *err) MUST_CHECK;

/* Is there a file or a folder of this name? */
bool tree_has(const struct tree *tree, struct arena *arena, const char *path);

/* folder and name with "/" between; name alone where folder is "" or ".". */
const char *tree_path(struct arena *arena, const char *folder, const char *name);

#endif
