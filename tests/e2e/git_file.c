#include "git_file.h"

#include "file.h"
#include "text.h"

#include <fnmatch.h>
#include <git2/blob.h>
#include <git2/commit.h>
#include <git2/errors.h>
#include <git2/global.h>
#include <git2/refs.h>
#include <git2/repository.h>
#include <git2/signature.h>
#include <git2/tree.h>
#include <string.h>

struct maker {
	struct arena *arena;
	const char *test;    /* the folder with `git`, `expect` and `project` */
	const char *project; /* the copy that mtest is run on */
	const char *prefix;  /* of the project in the repository: "" or "project/" */
	git_repository *repository;
	const char *branch;
	git_oid commit;
	bool begun; /* there is a commit */
	size_t line;
};

typedef bool verb_fn(struct maker *maker, const struct names *words, struct error *err);

static void close_maker(struct maker *maker)
{
	git_repository_free(maker->repository);
	(void)git_libgit2_shutdown();
}

static void free_tree(git_tree **tree)
{
	git_tree_free(*tree);
}

static void free_commit(git_commit **commit)
{
	git_commit_free(*commit);
}

static void free_signature(git_signature **signature)
{
	git_signature_free(*signature);
}

static void free_reference(git_reference **reference)
{
	git_reference_free(*reference);
}

static bool works(const struct maker *maker, int status, struct error *err)
{
	const git_error *last = git_error_last();

	return status >= 0 || fail(err, ERROR_SYSTEM, "%s/git:%zu: %s", maker->test, maker->line,
				      last == NULL ? "git gives no reason" : last->message);
}

/* All files below a folder of the project, with their way from it. */
static bool list_all(struct maker *maker, const char *below, struct names *out, struct error *err)
{
	struct names names = {0};

	if (!file_list(maker->arena, arena_printf(maker->arena, "%s/%s", maker->project, below),
		    &names, err)) {
		return false;
	}
	VEC_EACH (&names, it) {
		const char *path = arena_printf(maker->arena, "%s%s", below, *it);

		if (strcmp(*it, ".git/") == 0) {
			continue;
		}
		if (!text_ends(path, "/")) {
			*VEC_ADD(maker->arena, out) = path;
		} else if (!list_all(maker, path, out, err)) {
			return false;
		}
	}
	return true;
}

struct updates {
	git_tree_update *items;
	size_t count, cap;
};

static bool add_update(struct maker *maker, struct updates *updates, const char *path,
	const char *file, struct error *err)
{
	git_tree_update *update = VEC_ADD(maker->arena, updates);
	const char *bytes;
	size_t size;

	update->path = arena_printf(maker->arena, "%s%s", maker->prefix, path);
	update->filemode = GIT_FILEMODE_BLOB;
	update->action = file == NULL ? GIT_TREE_UPDATE_REMOVE : GIT_TREE_UPDATE_UPSERT;
	return file == NULL || (file_read(maker->arena, file, &bytes, &size, err) &&
				       works(maker,
					       git_blob_create_from_buffer(
						       &update->id, maker->repository, bytes, size),
					       err));
}

/* The same author and time for all: commits have the same ids wherever they are made. */
static bool add_commit(struct maker *maker, const struct updates *updates, struct error *err)
{
	AUTO(free_commit) git_commit *parent = NULL;
	AUTO(free_tree) git_tree *before = NULL;
	AUTO(free_tree) git_tree *tree = NULL;
	AUTO(free_signature) git_signature *author = NULL;
	const git_commit *parents[1];
	git_oid id;

	if (maker->begun &&
		(!works(maker, git_commit_lookup(&parent, maker->repository, &maker->commit),
			 err) ||
			!works(maker, git_commit_tree(&before, parent), err))) {
		return false;
	}
	parents[0] = parent;
	if (!works(maker,
		    git_tree_create_updated(
			    &id, maker->repository, before, updates->count, updates->items),
		    err) ||
		!works(maker, git_tree_lookup(&tree, maker->repository, &id), err) ||
		!works(maker, git_signature_new(&author, "A Tester", "tester@example.org", 0, 0),
			err) ||
		!works(maker,
			git_commit_create(&maker->commit, maker->repository,
				arena_printf(maker->arena, "refs/heads/%s", maker->branch), author,
				author, NULL, "A commit", tree, maker->begun ? 1 : 0, parents),
			err)) {
		return false;
	}
	maker->begun = true;
	return true;
}

static bool begin_branch(struct maker *maker, const struct names *words, struct error *err)
{
	AUTO(free_reference) git_reference *reference = NULL;
	const char *name = arena_printf(maker->arena, "refs/heads/%s", words->items[1]);

	maker->branch = words->items[1];
	return (!maker->begun || works(maker,
					 git_reference_create(&reference, maker->repository, name,
						 &maker->commit, 1, NULL),
					 err)) &&
	       works(maker, git_repository_set_head(maker->repository, name), err);
}

/* A branch that has no commit in common with what was there. */
static bool begin_orphan(struct maker *maker, const struct names *words, struct error *err)
{
	maker->begun = false;
	return begin_branch(maker, words, err);
}

static bool commit_files(struct maker *maker, const struct names *words, struct error *err)
{
	struct names all = {0};
	struct updates updates = {0};

	if (!list_all(maker, "", &all, err)) {
		return false;
	}
	for (size_t i = 1; i < words->count; i++) {
		size_t before = updates.count;

		VEC_EACH (&all, it) {
			if (fnmatch(words->items[i], *it, 0) == 0 &&
				!add_update(maker, &updates, *it,
					arena_printf(maker->arena, "%s/%s", maker->project, *it),
					err)) {
				return false;
			}
		}
		if (updates.count == before) {
			return fail(err, ERROR_USAGE, "%s/git:%zu: there is no file %s",
				maker->test, maker->line, words->items[i]);
		}
	}
	return add_commit(maker, &updates, err);
}

/* put PATH FILE */
static bool put_file(struct maker *maker, const struct names *words, struct error *err)
{
	struct updates updates = {0};

	return add_update(maker, &updates, words->items[1],
		       arena_printf(maker->arena, "%s/%s", maker->test, words->items[2]), err) &&
	       add_commit(maker, &updates, err);
}

static bool remove_file(struct maker *maker, const struct names *words, struct error *err)
{
	struct updates updates = {0};

	return add_update(maker, &updates, words->items[1], NULL, err) &&
	       add_commit(maker, &updates, err);
}

/* ref NAME [TARGET] */
static bool make_ref(struct maker *maker, const struct names *words, struct error *err)
{
	AUTO(free_reference) git_reference *reference = NULL;
	const char *name = words->items[1];

	return works(maker,
		words->count > 2 ? git_reference_symbolic_create(&reference, maker->repository,
					   name, words->items[2], 1, NULL)
				 : git_reference_create(&reference, maker->repository, name,
					   &maker->commit, 1, NULL),
		err);
}

static bool detach(struct maker *maker, const struct names *words, struct error *err)
{
	(void)words;
	return works(
		maker, git_repository_set_head_detached(maker->repository, &maker->commit), err);
}

/* The clone reaches back to this commit alone: its parents' objects go. */
static bool cut_off(struct maker *maker, const struct names *words, struct error *err)
{
	AUTO(free_commit) git_commit *commit = NULL;
	char id[GIT_OID_HEXSZ + 1], parent[GIT_OID_HEXSZ + 1];
	const char *git = git_repository_path(maker->repository);
	const char *line;

	(void)words;
	if (!works(maker, git_commit_lookup(&commit, maker->repository, &maker->commit), err)) {
		return false;
	}
	(void)git_oid_tostr(parent, sizeof parent, git_commit_parent_id(commit, 0));
	line = arena_printf(maker->arena, "%s\n", git_oid_tostr(id, sizeof id, &maker->commit));
	return file_write(arena_printf(maker->arena, "%sshallow", git), line, strlen(line), err) &&
	       file_remove_tree(
		       arena_printf(maker->arena, "%sobjects/%.2s/%s", git, parent, parent + 2),
		       err);
}

static const struct {
	const char *name;
	size_t least; /* words behind it */
	verb_fn *run;
} verbs[] = {
	{"branch", 1, begin_branch},
	{"orphan", 1, begin_orphan},
	{"commit", 1, commit_files},
	{"put", 2, put_file},
	{"remove", 1, remove_file},
	{"ref", 1, make_ref},
	{"detach", 0, detach},
	{"shallow", 0, cut_off},
};

static struct names split(struct arena *arena, const char *line)
{
	struct names words = {0};

	for (line += strspn(line, " "); *line != '\0'; line += strspn(line, " ")) {
		size_t length = strcspn(line, " ");

		*VEC_ADD(arena, &words) = arena_copy_bytes(arena, line, length);
		line += length;
	}
	return words;
}

static bool run_line(struct maker *maker, const char *line, struct error *err)
{
	struct names words = split(maker->arena, line);

	if (words.count == 0 || *words.items[0] == '#' || strcmp(words.items[0], "above") == 0) {
		return true;
	}
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		if (strcmp(words.items[0], verbs[i].name) == 0 && words.count > verbs[i].least) {
			return verbs[i].run(maker, &words, err);
		}
	}
	return fail(err, ERROR_USAGE, "%s/git:%zu: cannot be understood: %s", maker->test,
		maker->line, line);
}

bool git_file_run(struct arena *arena, const char *test, const char *folder, struct error *err)
{
	AUTO(close_maker)
	struct maker maker = {.arena = arena,
		.test = test,
		.prefix = "",
		.project = arena_printf(arena, "%s/project", folder)};
	const char *path = arena_printf(arena, "%s/git", test), *text;
	bool above;
	size_t size;

	(void)git_libgit2_init();
	if (!file_exists(path)) {
		return true;
	}
	if (!file_read(arena, path, &text, &size, err)) {
		return false;
	}
	above = text_starts(text, "above\n");
	maker.prefix = above ? "project/" : "";
	if (!works(&maker,
		    git_repository_init(&maker.repository, above ? folder : maker.project, 0),
		    err)) {
		return false;
	}
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		maker.line++;
		if (!run_line(&maker, arena_copy_bytes(arena, text, length), err)) {
			return false;
		}
		text += length + (text[length] == '\n' ? 1 : 0);
	}
	return true;
}
