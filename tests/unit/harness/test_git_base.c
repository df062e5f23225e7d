#include "folder.h"
#include "git_base.h"

#include <git2/blob.h>
#include <git2/commit.h>
#include <git2/common.h>
#include <git2/config.h>
#include <git2/global.h>
#include <git2/refs.h>
#include <git2/repository.h>
#include <git2/signature.h>
#include <git2/tree.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* A repository with the commits and refs of a test. */
static git_repository *repository(struct with_folder *with, const char *name)
{
	git_repository *made = NULL;

	assert_true(git_libgit2_init() > 0);
	assert_int_equal(git_repository_init(&made, in_folder(with, name), 0), 0);
	assert_int_equal(git_repository_set_head(made, "refs/heads/main"), 0);
	return made;
}

static void close_repository(git_repository *made)
{
	git_repository_free(made);
	assert_true(git_libgit2_shutdown() >= 0);
}

/* A commit on a branch, behind parent (NULL: the first). */
static git_oid commit(git_repository *to, const char *ref, const git_oid *parent)
{
	git_tree *tree = NULL;
	git_signature *author = NULL;
	git_commit *before = NULL;
	const git_commit *parents[1];
	git_oid id, empty;

	assert_int_equal(git_tree_create_updated(&empty, to, NULL, 0, NULL), 0);
	assert_int_equal(git_tree_lookup(&tree, to, &empty), 0);
	assert_int_equal(git_signature_new(&author, "A", "a@example.org", 0, 0), 0);
	if (parent != NULL) {
		assert_int_equal(git_commit_lookup(&before, to, parent), 0);
	}
	parents[0] = before;
	assert_int_equal(git_commit_create(&id, to, ref, author, author, NULL, ref, tree,
				 parent == NULL ? 0 : 1, parents),
		0);
	git_commit_free(before);
	git_signature_free(author);
	git_tree_free(tree);
	return id;
}

static const char *base_of(struct with_folder *with, const char *name, const char *ref)
{
	struct git_base base;

	WORKS(&with->err,
		git_base_find(in_folder(with, name), ref, false, with->arena, &base, &with->err));
	return base.label == NULL ? base.remark == NULL ? "nothing" : base.remark : base.label;
}

static const char *labelled(struct with_folder *with, const char *name, const git_oid *id)
{
	char text[8];

	return arena_printf(with->arena, "%s (%s)", name, git_oid_tostr(text, sizeof text, id));
}

static void the_default_branch_is_the_remotes_before_the_local_one(void **state)
{
	struct with_folder *with = *state;
	git_repository *made = repository(with, "r");
	git_reference *head = NULL;
	git_oid first = commit(made, "refs/heads/main", NULL), second, third, fourth;

	assert_string_equal(base_of(with, "r", NULL), labelled(with, "main", &first));
	second = commit(made, "refs/heads/main", &first);
	third = commit(made, "refs/heads/main", &second);
	fourth = commit(made, "refs/heads/main", &third);
	assert_string_equal(base_of(with, "r", NULL), labelled(with, "main", &fourth));
	(void)commit(made, "refs/remotes/origin/master", &first);
	assert_string_equal(base_of(with, "r", NULL), labelled(with, "origin/master", &first));
	(void)commit(made, "refs/remotes/origin/main", &second);
	assert_string_equal(base_of(with, "r", NULL), labelled(with, "origin/main", &second));
	(void)commit(made, "refs/remotes/origin/trunk", &third);
	assert_int_equal(git_reference_symbolic_create(&head, made, "refs/remotes/origin/HEAD",
				 "refs/remotes/origin/trunk", 1, NULL),
		0);
	assert_string_equal(base_of(with, "r", NULL), labelled(with, "origin/trunk", &third));
	git_reference_free(head);
	close_repository(made);
}

static void a_remotes_head_that_leads_nowhere_is_passed_over(void **state)
{
	struct with_folder *with = *state;
	git_repository *made = repository(with, "r");
	git_reference *head = NULL;
	git_oid first = commit(made, "refs/heads/main", NULL);

	assert_int_equal(git_reference_symbolic_create(&head, made, "refs/remotes/origin/HEAD",
				 "refs/remotes/origin/gone", 1, NULL),
		0);
	assert_string_equal(base_of(with, "r", NULL), labelled(with, "main", &first));
	git_reference_free(head);
	close_repository(made);
}

static void a_work_tree_has_the_refs_of_its_repository(void **state)
{
	struct with_folder *with = *state;
	git_repository *made = repository(with, "r");
	git_oid first = commit(made, "refs/heads/main", NULL);

	/* As git worktree add leaves it. */
	put(with, "other/.git",
		arena_printf(
			with->arena, "gitdir: %s\n", in_folder(with, "r/.git/worktrees/other")));
	put(with, "r/.git/worktrees/other/HEAD", "ref: refs/heads/other\n");
	put(with, "r/.git/worktrees/other/commondir", "../..\n");
	put(with, "r/.git/worktrees/other/gitdir",
		arena_printf(with->arena, "%s\n", in_folder(with, "other/.git")));
	(void)commit(made, "refs/heads/other", &first);
	assert_string_equal(base_of(with, "other", NULL), labelled(with, "main", &first));
	close_repository(made);
}

static void where_nothing_can_be_compared_nothing_is_said(void **state)
{
	struct with_folder *with = *state;

	close_repository(repository(with, "empty"));
	put(with, "outside/file", "");
	assert_string_equal(base_of(with, "empty", NULL), "nothing");
	assert_string_equal(base_of(with, "outside", NULL), "nothing");
}

/* Is the user told what to do? In a process of its own, which can become somebody else. */
static bool says_whom_to_trust(struct with_folder *with, bool strict)
{
	struct git_base base;
	bool worked;

	/* Whoever started the test has a home that is not to be read. */
	if (git_libgit2_init() < 0 ||
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_GLOBAL, with->folder) !=
			0 ||
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, GIT_CONFIG_LEVEL_XDG, with->folder) !=
			0 ||
		setuid(65534) != 0) {
		return false;
	}
	worked = git_base_find(in_folder(with, "r"), strict ? "main" : NULL, strict, with->arena,
		&base, &with->err);
	if (worked == strict || (!strict && base.remark == NULL)) {
		return false;
	}
	return strstr(strict ? with->err.text : base.remark, "safe.directory") != NULL;
}

static void a_repository_of_somebody_else_is_said(void **state)
{
	struct with_folder *with = *state;
	git_repository *made = repository(with, "r");

	(void)commit(made, "refs/heads/main", NULL);
	close_repository(made);
	if (getuid() != 0) {
		skip();
	}
	assert_int_equal(chmod(with->folder, 0755), 0);
	for (size_t strict = 0; strict < 2; strict++) {
		pid_t child = fork();
		int status = 0;

		if (child == 0) {
			_exit(says_whom_to_trust(with, strict == 1) ? 0 : 1);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, 0);
	}
}

static void a_broken_repository_is_said(void **state)
{
	struct with_folder *with = *state;
	git_repository *made = repository(with, "r");

	(void)commit(made, "refs/heads/main", NULL);
	close_repository(made);
	put(with, "r/.git/config", "[core\n");
	assert_non_null(strstr(base_of(with, "r", NULL), "cannot be read: "));
}

static void a_ref_that_is_not_there_is_wrong_use(void **state)
{
	struct with_folder *with = *state;
	git_repository *made = repository(with, "r");
	struct git_base base;

	(void)commit(made, "refs/heads/main", NULL);
	for (size_t strict = 0; strict < 2; strict++) {
		assert_false(git_base_find(
			in_folder(with, "r"), "v9", strict == 1, with->arena, &base, &with->err));
		assert_int_equal(with->err.code, ERROR_USAGE);
	}
	close_repository(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(the_default_branch_is_the_remotes_before_the_local_one),
		WITH_FOLDER(a_remotes_head_that_leads_nowhere_is_passed_over),
		WITH_FOLDER(a_work_tree_has_the_refs_of_its_repository),
		WITH_FOLDER(where_nothing_can_be_compared_nothing_is_said),
		WITH_FOLDER(a_repository_of_somebody_else_is_said),
		WITH_FOLDER(a_broken_repository_is_said),
		WITH_FOLDER(a_ref_that_is_not_there_is_wrong_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
