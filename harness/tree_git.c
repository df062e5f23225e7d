#include "tree_git.h"

#include "file.h"

/* Not git2.h: a field of its index.h bears the name of a banned function. */
#include <git2/blob.h>
#include <git2/errors.h>
#include <git2/global.h>
#include <git2/object.h>
#include <git2/oid.h>
#include <git2/repository.h>
#include <git2/revparse.h>
#include <git2/tree.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

struct tree_git {
	struct tree tree; /* first: what the functions of a tree are given */
	struct arena *arena;
	const char *prefix; /* of the folder in the repository; "" or "db/" */
	git_repository *repository;
	git_tree *root;
};

static void free_entry(git_tree_entry **entry)
{
	git_tree_entry_free(*entry);
}

static void free_object(git_object **object)
{
	git_object_free(*object);
}

static bool fail_git(struct error *err, enum error_code code, const char *what)
{
	const git_error *last = git_error_last();

	return fail(
		err, code, "%s: %s", what, last == NULL ? "git gives no reason" : last->message);
}

static const char *full_path(const struct tree_git *git, struct arena *arena, const char *path)
{
	size_t length;
	char *full = arena_printf(arena, "%s%s", git->prefix, strcmp(path, ".") == 0 ? "" : path);

	length = strlen(full);
	while (length > 0 && full[length - 1] == '/') {
		full[--length] = '\0';
	}
	return full;
}

/* The object at a path of the commit; the root for "". */
static bool find(const struct tree_git *git, struct arena *arena, const char *path,
	git_object_t type, git_object **out, struct error *err)
{
	AUTO(free_entry) git_tree_entry *entry = NULL;
	const char *full = full_path(git, arena, path);
	const git_object *root = (const git_object *)git->root;
	int status;

	if (*full == '\0') {
		status = git_object_lookup(
			out, git->repository, git_object_id(root), GIT_OBJECT_TREE);
		return status == 0 || fail_git(err, ERROR_SYSTEM, git->tree.label);
	}
	if (git_tree_entry_bypath(&entry, git->root, full) != 0 ||
		git_tree_entry_type(entry) != type) {
		return fail(err, ERROR_SYSTEM, "%s: there is no %s %s", git->tree.label,
			type == GIT_OBJECT_TREE ? "folder" : "file", full);
	}
	if (git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK) {
		return fail(err, ERROR_SYSTEM, "%s: %s is a link", git->tree.label, full);
	}
	status = git_tree_entry_to_object(out, git->repository, entry);
	return status == 0 || fail_git(err, ERROR_SYSTEM, git->tree.label);
}

static bool list(const struct tree *tree, struct arena *arena, const char *folder,
	struct names *out, struct error *err)
{
	const struct tree_git *git = (const struct tree_git *)tree;
	AUTO(free_object) git_object *object = NULL;
	const git_tree *entries;

	if (!find(git, arena, folder, GIT_OBJECT_TREE, &object, err)) {
		return false;
	}
	entries = (const git_tree *)object;
	for (size_t i = 0; i < git_tree_entrycount(entries); i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(entries, i);
		bool is_folder = git_tree_entry_type(entry) == GIT_OBJECT_TREE;

		if (is_folder || git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
			*VEC_ADD(arena, out) = arena_printf(
				arena, "%s%s", git_tree_entry_name(entry), is_folder ? "/" : "");
		}
	}
	/* git's own order takes folders as if "/" stood behind them, and so does a folder's list.
	 */
	names_sort(out);
	return true;
}

static bool read(const struct tree *tree, struct arena *arena, const char *path, const char **out,
	size_t *size, struct error *err)
{
	const struct tree_git *git = (const struct tree_git *)tree;
	AUTO(free_object) git_object *object = NULL;
	const git_blob *blob;

	if (!find(git, arena, path, GIT_OBJECT_BLOB, &object, err)) {
		return false;
	}
	blob = (const git_blob *)object;
	*size = (size_t)git_blob_rawsize(blob);
	*out = arena_copy_bytes(arena, git_blob_rawcontent(blob), *size);
	return true;
}

static bool find_prefix(struct tree_git *git, const char *folder, struct error *err)
{
	const char *top = git_repository_workdir(git->repository);
	char real_top[PATH_MAX], real[PATH_MAX];
	size_t length;

	if (top == NULL || realpath(top, real_top) == NULL || realpath(folder, real) == NULL) {
		return fail(
			err, ERROR_USAGE, "%s: its git repository has no working folder", folder);
	}
	length = strlen(real_top);
	if (strncmp(real, real_top, length) != 0 || (real[length] != '/' && real[length] != '\0')) {
		return fail(err, ERROR_USAGE, "%s: is not below %s", folder, real_top);
	}
	git->prefix =
		real[length] == '\0' ? "" : arena_printf(git->arena, "%s/", real + length + 1);
	return true;
}

static bool find_commit(struct tree_git *git, const char *ref, struct error *err)
{
	AUTO(free_object) git_object *named = NULL;
	AUTO(free_object) git_object *commit = NULL;
	AUTO(free_object) git_object *root = NULL;
	char id[GIT_OID_HEXSZ + 1] = "";

	if (git_revparse_single(&named, git->repository, ref) != 0 ||
		git_object_peel(&commit, named, GIT_OBJECT_COMMIT) != 0 ||
		git_object_peel(&root, commit, GIT_OBJECT_TREE) != 0) {
		return fail(err, ERROR_USAGE,
			"the git repository has no commit '%s'; a shallow clone may lack it: git "
			"fetch --unshallow",
			ref);
	}
	(void)git_oid_tostr(id, 8, git_object_id(commit));
	git->tree.label = arena_printf(git->arena, "%s (%s)", ref, id);
	git->root = (git_tree *)root;
	root = NULL;
	return true;
}

bool tree_git_open(const char *folder, const char *ref, struct tree_git **out, struct error *err)
{
	struct arena *arena = arena_new();
	AUTO(tree_git_close) struct tree_git *git = arena_alloc(arena, sizeof *git);

	git->arena = arena;
	if (git_libgit2_init() < 0) {
		return fail_git(err, ERROR_SYSTEM, "libgit2");
	}
	if (git_repository_open_ext(&git->repository, folder, 0, NULL) != 0) {
		return fail_git(err, ERROR_USAGE, folder);
	}
	git->tree.root = arena_copy(arena, folder);
	git->tree.list = list;
	git->tree.read = read;
	if (!find_prefix(git, folder, err) || !find_commit(git, ref, err)) {
		return false;
	}
	*out = git;
	git = NULL;
	return true;
}

void tree_git_close(struct tree_git **git)
{
	if (*git != NULL) {
		struct arena *arena = (*git)->arena;

		git_tree_free((*git)->root);
		git_repository_free((*git)->repository);
		(void)git_libgit2_shutdown();
		*git = NULL;
		arena_free(&arena);
	}
}

const struct tree *tree_git_tree(const struct tree_git *git)
{
	return &git->tree;
}
