#include "tree.h"

#include "file.h"

#include <string.h>

static bool folder_list(const struct tree *tree, struct arena *arena, const char *folder,
	struct names *out, struct error *err)
{
	return file_list(arena, tree_path(arena, tree->root, folder), out, err);
}

static bool folder_read(const struct tree *tree, struct arena *arena, const char *path,
	const char **out, size_t *size, struct error *err)
{
	return file_read(arena, tree_path(arena, tree->root, path), out, size, err);
}

const struct tree *tree_folder(struct arena *arena, const char *folder)
{
	struct tree *tree = arena_alloc(arena, sizeof *tree);

	*tree = (struct tree){
		.label = arena_copy(arena, folder),
		.root = arena_copy(arena, folder),
		.list = folder_list,
		.read = folder_read,
	};
	return tree;
}

bool tree_list(const struct tree *tree, struct arena *arena, const char *folder, struct names *out,
	struct error *err)
{
	return tree->list(tree, arena, folder, out, err);
}

bool tree_read(const struct tree *tree, struct arena *arena, const char *path, const char **out,
	size_t *size, struct error *err)
{
	return tree->read(tree, arena, path, out, size, err);
}

/* path: in the tree, with "/" at its end or "". */
static bool write_folder(
	const struct tree *tree, const char *path, const char *folder, struct error *err)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct names names = {0};

	if (!file_make_folders(arena_printf(arena, "%s/%s", folder, path), 0700, err) ||
		!tree_list(tree, arena, path, &names, err)) {
		return false;
	}
	VEC_EACH (&names, it) {
		AUTO(arena_free) struct arena *work = arena_new();
		const char *name = arena_printf(work, "%s%s", path, *it), *bytes;
		size_t size;
		struct error link;

		if (text_ends(*it, "/")) {
			if (!write_folder(tree, name, folder, err)) {
				return false;
			}
		} else if (tree_read(tree, work, name, &bytes, &size, &link) &&
			   !file_write(
				   arena_printf(work, "%s/%s", folder, name), bytes, size, err)) {
			return false;
		}
	}
	return true;
}

bool tree_write(const struct tree *tree, const char *folder, struct error *err)
{
	return write_folder(tree, "", folder, err);
}

bool tree_has(const struct tree *tree, struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	const char *folder =
		slash == NULL ? "" : arena_copy_bytes(arena, path, (size_t)(slash - path));
	struct names names = {0};
	struct error ignored;

	return tree_list(tree, arena, folder, &names, &ignored) &&
	       (names_have(&names, name) || names_have(&names, arena_printf(arena, "%s/", name)));
}

const char *tree_path(struct arena *arena, const char *folder, const char *name)
{
	if (*folder == '\0' || strcmp(folder, ".") == 0) {
		return arena_copy(arena, *name == '\0' ? "." : name);
	}
	if (*name == '\0' || strcmp(name, ".") == 0) {
		return arena_copy(arena, folder);
	}
	return arena_printf(arena, "%s%s%s", folder, text_ends(folder, "/") ? "" : "/", name);
}
