#include "file.h"
#include "process.h"
#include "temporary.h"
#include "text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * The life of a baseline: written once, green, a new fault fails, what was mended is taken away,
 * nothing is added. Each step is a run of mtest on one copy of a project, and what must be in the
 * baseline afterwards.
 */
static const char fault[] = "CREATE TABLE IF NOT EXISTS extra (id bigint);\n";

static const char head[] = "{\"mtest_baseline\": 1}\n";

struct stage {
	const char *what;
	const char *file,
		*text;         /* written before the run; text NULL: removed; file NULL: neither */
	const char *arguments; /* behind "all", separated by spaces */
	int status;
	const char *out, *err; /* a part of it; NULL: not looked at */
	const char *baseline;  /* all of it behind its head; NULL: there is none */
};

#define KNOWN_0002                                                                              \
	"{\"revision\": \"0002\", \"check\": \"downgrade-leaves-residue\", \"object\": \"view " \
	"published_posts\"}\n"                                                                  \
	"{\"revision\": \"0002\", \"check\": \"rerun-fails\"}\n"
#define KNOWN_0003 "{\"revision\": \"0003\", \"check\": \"downgrade-fails\"}\n"
#define KNOWN_0004 "{\"revision\": \"0004\", \"check\": \"missing-downgrade\"}\n"
#define KNOWN_0005                                                                           \
	"{\"revision\": \"0005\", \"check\": \"column-order-changed\", \"object\": \"table " \
	"authors\"}\n"                                                                       \
	"{\"revision\": \"0005\", \"check\": \"data-lost\", \"object\": \"column "           \
	"authors.homepage\"}\n"
#define KNOWN_0006                                                                           \
	"{\"revision\": \"0006\", \"check\": \"guard-hides-mismatch\", \"object\": \"index " \
	"ix_posts_author\"}\n"                                                               \
	"{\"revision\": \"0006\", \"check\": \"silent-no-op\"}\n"
#define KNOWN KNOWN_0002 KNOWN_0003 KNOWN_0004 KNOWN_0005 KNOWN_0006

static const struct stage stages[] = {
	{"an old project fails", NULL, NULL, "", 1, "3 errors", NULL, NULL},
	{"its findings are written down", NULL, NULL, "--write-baseline", 0,
		"8 findings are accepted by mtest-baseline.jsonl", NULL, KNOWN},
	{"then it is green", NULL, NULL, "--fail-on note", 0,
		"allowed: 8 findings, 8 of them by the baseline", NULL, KNOWN},
	{"writing again changes nothing", NULL, NULL, "--write-baseline", 0,
		"Nothing is to be removed", NULL, KNOWN},
	{"a new fault fails the run", "migrations/0007_extra.up.sql", fault, "", 1,
		"0007_extra.up.sql", NULL, KNOWN},
	{"and is not added", NULL, NULL, "--write-baseline", 1, "which only shrinks", NULL, KNOWN},
	{"it goes with its file", "migrations/0007_extra.up.sql", NULL, "", 0,
		"allowed: 8 findings, 8 of them by the baseline", NULL, KNOWN},
	{"a line more moves nothing", "migrations/0004_create_comments.up.sql",
		"\n\n\nCREATE TABLE comments (id integer PRIMARY KEY);\n", "", 0,
		"allowed: 8 findings, 8 of them by the baseline", NULL, KNOWN},
	{"what was mended is told", "migrations/0003_add_slug.down.sql",
		"DROP INDEX ix_posts_slug;\nALTER TABLE posts DROP COLUMN slug;\n", "", 0,
		"1 entry of mtest-baseline.jsonl no longer occurs", NULL, KNOWN},
	{"not by a run that looks elsewhere", NULL, NULL, "--only deploy --write-baseline", 0,
		"Nothing is to be removed", NULL, KNOWN},
	{"and taken away", NULL, NULL, "--write-baseline", 0, "1 entry that no longer occurs was",
		NULL, KNOWN_0002 KNOWN_0004 KNOWN_0005 KNOWN_0006},
	{"so that it fails when it comes back", "migrations/0003_add_slug.down.sql",
		"ALTER TABLE posts DROP COLUMN slug;\n", "", 1, "0003_add_slug.down.sql:1", NULL,
		KNOWN_0002 KNOWN_0004 KNOWN_0005 KNOWN_0006},
	{"to accept more, one starts anew", "mtest-baseline.jsonl", NULL, "--write-baseline", 0,
		"8 findings are accepted", NULL, KNOWN},
	{"a part can be written", "mtest-baseline.jsonl", NULL, "--only chain --write-baseline", 0,
		"1 finding is accepted", NULL, KNOWN_0004},
	{"the rest fails", NULL, NULL, "", 1, "2 errors", NULL, KNOWN_0004},
	{"a clean run has nothing to write", "mtest-baseline.jsonl", NULL,
		"--only multiple-heads --write-baseline", 0, "There is no finding", NULL, NULL},
	{"a folder that is not there", NULL, NULL, "--write-baseline --baseline nowhere/b.jsonl", 2,
		NULL, "there is no folder nowhere for b.jsonl", NULL},
};

struct test {
	struct arena *arena;
	const char *mtest, *folder;
};

static const char *in_project(const struct test *test, const char *name)
{
	return arena_printf(test->arena, "%s/project/%s", test->folder, name);
}

static bool prepare(const struct test *test, const struct stage *stage, struct error *err)
{
	const char *path;

	if (stage->file == NULL) {
		return true;
	}
	path = in_project(test, stage->file);
	return stage->text == NULL ? file_remove_tree(path, err)
				   : file_write(path, stage->text, strlen(stage->text), err);
}

static struct names arguments(const struct test *test, const struct stage *stage)
{
	static const char script[] = "exec \"$@\" >\"$0/out\" 2>\"$0/err\"";
	const char *const begin[] = {
		"/bin/sh", "-c", script, test->folder, test->mtest, "all", "-C", "project"};
	const char *rest = stage->arguments;
	struct names names = {0};

	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) {
		*VEC_ADD(test->arena, &names) = begin[i];
	}
	for (rest += strspn(rest, " "); *rest != '\0'; rest += strspn(rest, " ")) {
		size_t length = strcspn(rest, " ");

		*VEC_ADD(test->arena, &names) = arena_copy_bytes(test->arena, rest, length);
		rest += length;
	}
	*VEC_ADD(test->arena, &names) = NULL;
	return names;
}

static bool said(const struct test *test, const char *name, const char **out, struct error *err)
{
	size_t size;

	return file_read(test->arena, arena_printf(test->arena, "%s/%s", test->folder, name), out,
		&size, err);
}

static bool is_baseline(
	const struct test *test, const char *expected, const char **got, struct error *err)
{
	const char *path = in_project(test, "mtest-baseline.jsonl");
	size_t size;

	*got = "none";
	if (!file_exists(path)) {
		return expected == NULL;
	}
	return file_read(test->arena, path, got, &size, err) && expected != NULL &&
	       strcmp(*got, arena_printf(test->arena, "%s%s", head, expected)) == 0;
}

static bool run_stage(
	const struct test *test, const struct stage *stage, bool *right, struct error *err)
{
	struct names names = arguments(test, stage);
	const struct process_plan plan = {
		.argv = names.items, .folder = test->folder, .seconds = 120};
	struct process_result result;
	const char *out, *trouble, *baseline;

	if (!prepare(test, stage, err) || !process_run(&plan, test->arena, &result, err) ||
		!said(test, "out", &out, err) || !said(test, "err", &trouble, err)) {
		return false;
	}
	*right = result.status == stage->status &&
		 (stage->out == NULL || strstr(out, stage->out) != NULL) &&
		 (stage->err == NULL || strstr(trouble, stage->err) != NULL) &&
		 is_baseline(test, stage->baseline, &baseline, err);
	if (!*right) {
		(void)is_baseline(test, stage->baseline, &baseline, err);
		(void)printf("%s: exit code %d, not %d\n--- standard output\n%s\n--- standard "
			     "error\n%s\n--- baseline\n%s\n",
			stage->what, result.status, stage->status, out, trouble, baseline);
	}
	return true;
}

static bool test_all(struct test *test, const char *project, size_t *wrong, struct error *err)
{
	AUTO(temporary_remove) const char *folder = NULL;

	if (!temporary_open(test->arena, "baseline", &folder, err)) {
		return false;
	}
	test->folder = folder;
	if (!file_copy_tree(project, arena_printf(test->arena, "%s/project", folder), (uid_t)-1,
		    (gid_t)-1, err)) {
		return false;
	}
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
		bool right = false;

		if (!run_stage(test, &stages[i], &right, err)) {
			return fail_while(err, "%s", stages[i].what);
		}
		*wrong += right ? 0 : 1;
	}
	return true;
}

/* test_baseline MTEST PROJECT */
int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct error err = {0};
	size_t wrong = 0;

	if (argc != 3) {
		(void)fputs("usage: test_baseline MTEST PROJECT\n", stderr);
		return 1;
	}
	struct test test = {.arena = arena, .mtest = argv[1]};

	if (!test_all(&test, argv[2], &wrong, &err)) {
		(void)fprintf(stderr, "test_baseline: %s\n", err.text);
		return 1;
	}
	return wrong == 0 ? 0 : 1;
}
