#include "git_base.h"

#include "text.h"

/* Not git2.h, as in tree_git.c. */
#include <git2/errors.h>
#include <git2/global.h>
#include <git2/object.h>
#include <git2/oid.h>
#include <git2/refs.h>
#include <git2/repository.h>
#include <git2/revparse.h>
#include <string.h>

/* Its merge.h includes index.h, which cannot be read here. */
extern int git_merge_base(
	git_oid *out, git_repository *repo, const git_oid *one, const git_oid *two);

/* The search in one repository. */
struct search {
	struct arena *arena;
	git_repository *repository;
	bool strict;
	struct git_base *out;
};

static void close_search(struct search *search)
{
	git_repository_free(search->repository);
	(void)git_libgit2_shutdown();
}

static void free_object(git_object **object)
{
	git_object_free(*object);
}

static void free_reference(git_reference **reference)
{
	git_reference_free(*reference);
}

static const char *last_words(void)
{
	const git_error *last = git_error_last();

	return last == NULL || last->message == NULL ? "git gives no reason" : last->message;
}

/* What keeps the base from being found ends a strict search, and else leaves everything new. */
static bool without_base(struct search *search, const char *why, struct error *err)
{
	if (search->strict) {
		return fail(err, ERROR_USAGE, "%s", why);
	}
	search->out->remark =
		arena_printf(search->arena, "%s, so every revision counts as new", why);
	return true;
}

static bool is_shallow(const struct search *search)
{
	return git_repository_is_shallow(search->repository) == 1;
}

/* The id of the commit that a name means; false: there is none. */
static bool find_commit(const struct search *search, const char *name, git_oid *out)
{
	AUTO(free_object) git_object *named = NULL;
	AUTO(free_object) git_object *commit = NULL;

	if (git_revparse_single(&named, search->repository, name) != 0 ||
		git_object_peel(&commit, named, GIT_OBJECT_COMMIT) != 0) {
		return false;
	}
	return git_oid_cpy(out, git_object_id(commit)) == 0;
}

/* "refs/remotes/origin/main" of "refs/remotes/origin/HEAD"; names that stand alone stay. */
static const char *target_of(const struct search *search, const char *name)
{
	AUTO(free_reference) git_reference *reference = NULL;
	const char *target = NULL;

	if (git_reference_lookup(&reference, search->repository, name) == 0) {
		target = git_reference_symbolic_target(reference);
	}
	return target == NULL ? name : arena_copy(search->arena, target);
}

static const char *short_name(const char *name)
{
	static const char *const starts[] = {"refs/remotes/", "refs/heads/", NULL};

	for (size_t i = 0; starts[i] != NULL; i++) {
		if (text_starts(name, starts[i])) {
			return name + strlen(starts[i]);
		}
	}
	return name;
}

/* The default branch as this repository knows it, or NULL. */
static const char *default_branch(const struct search *search, git_oid *out)
{
	static const char *const names[] = {"refs/remotes/origin/HEAD", "refs/remotes/origin/main",
		"refs/remotes/origin/master", "refs/heads/main", "refs/heads/master", NULL};

	for (size_t i = 0; names[i] != NULL; i++) {
		if (find_commit(search, names[i], out)) {
			return short_name(target_of(search, names[i]));
		}
	}
	return NULL;
}

static bool find_merge_base(struct search *search, const char *name, const git_oid *head,
	const git_oid *other, struct error *err)
{
	struct arena *arena = search->arena;
	char id[GIT_OID_HEXSZ + 1];
	git_oid base;

	/* libgit2 1.5 takes the missing parents of a shallow clone for an error. */
	if (git_merge_base(&base, search->repository, head, other) != 0) {
		return without_base(search,
			is_shallow(search)
				? arena_printf(arena,
					  "this shallow clone does not reach back to where HEAD "
					  "and "
					  "%s part (git fetch --unshallow origin; in GitHub "
					  "Actions: fetch-depth: 0)",
					  name)
				: arena_printf(arena, "HEAD and %s have no commit in common", name),
			err);
	}
	search->out->commit = arena_copy(arena, git_oid_tostr(id, sizeof id, &base));
	search->out->label = arena_printf(arena, "%s (%.7s)", name, search->out->commit);
	return true;
}

static bool find_named(struct search *search, const char *ref, struct error *err)
{
	git_oid head, other;
	const char *name = ref;

	if (ref != NULL && !find_commit(search, ref, &other)) {
		if (is_shallow(search)) {
			return without_base(search,
				arena_printf(search->arena,
					"there is no commit '%s' in this shallow clone (git fetch "
					"--unshallow origin; in GitHub Actions: fetch-depth: 0)",
					ref),
				err);
		}
		return fail(err, ERROR_USAGE,
			"there is no commit '%s' in the project's git repository", ref);
	}
	if (ref == NULL) {
		name = default_branch(search, &other);
	}
	if (name == NULL) {
		/* Without one there is nothing to compare with, and nothing to say. */
		return !is_shallow(search) ||
		       without_base(search,
			       "this shallow clone has no default branch (git fetch --unshallow "
			       "origin; in GitHub Actions: fetch-depth: 0)",
			       err);
	}
	if (!find_commit(search, "HEAD", &head)) {
		return without_base(search, "HEAD has no commit yet", err);
	}
	return find_merge_base(search, name, &head, &other, err);
}

/* libgit2 1.5 says so with GIT_ENOTFOUND where no safe.directory is configured at all. */
static bool is_of_somebody_else(int status)
{
	const git_error *last = git_error_last();

	return status == GIT_EOWNER ||
	       (status == GIT_ENOTFOUND && last != NULL && last->klass == GIT_ERROR_CONFIG);
}

static bool cannot_open(struct search *search, const char *ref, int status, struct error *err)
{
	struct arena *arena = search->arena;

	if (is_of_somebody_else(status)) {
		return without_base(search,
			"the project's git repository belongs to somebody else and is not read "
			"(git config --global --add safe.directory FOLDER allows it)",
			err);
	}
	if (status != GIT_ENOTFOUND) {
		return without_base(search,
			arena_printf(arena, "the project's git repository cannot be read: %s",
				last_words()),
			err);
	}
	return ref == NULL ||
	       without_base(search,
		       arena_printf(arena,
			       "the project lies in no git repository, where '%s' could be", ref),
		       err);
}

bool git_base_find(const char *folder, const char *ref, bool strict, struct arena *arena,
	struct git_base *out, struct error *err)
{
	AUTO(close_search)
	struct search search = {.arena = arena, .strict = strict, .out = out};
	int status;

	*out = (struct git_base){0};
	if (git_libgit2_init() < 0) {
		return fail(err, ERROR_SYSTEM, "libgit2: %s", last_words());
	}
	status = git_repository_open_ext(&search.repository, folder, 0, NULL);
	return status == 0 ? find_named(&search, ref, err) : cannot_open(&search, ref, status, err);
}
