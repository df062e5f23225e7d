#include "file.h"
#include "process.h"
#include "temporary.h"
#include "text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * The command line: what each command prints where, and the exit code. "@" in an argument is the
 * folder of the test projects; "MTEST_TOOL=plain" is a variable.
 */
struct command_case {
	const char *arguments; /* separated by spaces */
	int status;
	const char *out, *err; /* what must be part of it; NULL: it must be empty */
};

static const struct command_case cases[] = {
	{"--help", 0, "usage: mtest", NULL},
	{"--help", 0, "--step-timeout", NULL},
	{"all --help", 0, "usage: mtest", NULL},
	{"--version", 0, "mtest 0.", NULL},
	{"explain", 0, "downgrade-leaves-residue", NULL},
	{"explain downgrade-leaves-residue", 0, "DROP INDEX", NULL},
	{"explain timed-out", 0, "--step-timeout", NULL},
	{"explain nonsense", 2, NULL, "there is no check 'nonsense'"},
	{"doctor -C @/try_clean/project", 0, "golang-migrate", NULL},
	{"doctor -C @/try_clean/project", 0, "sqlite", NULL},
	{"doctor -C @/plain_forced/project", 0, "plain", NULL},
	{"doctor -C @/expectation_failed/project --engine sqlite", 0,
		"own file    fixtures/0002_state.expect.sql, for revision 0002", NULL},
	{"clean", 0, "removed", NULL},
	{"all -C @/try_clean/project", 0, "0 errors", NULL},
	{"all -C @/try_faults/project", 1, "0002_create_posts.up.sql:9", NULL},
	{"all -C @/try_faults/project --color never", 1, "published_posts", NULL},
	{"-C @/try_clean/project all", 0, "6 revisions", NULL},
	{"check head -C @/try_clean/project", 0, "0 errors", NULL},
	{"check 0002 0004 -C @/try_clean/project", 0, "2 of 6 revisions", NULL},
	{"check 0002..0004 -C @/try_clean/project", 0, "0 errors", NULL},
	{"check 00 -C @/try_clean/project", 2, NULL, "'00'"},
	{"check 7777 -C @/try_clean/project", 2, NULL, "there is no revision '7777'"},
	{"check -C @/try_clean/project", 2, NULL, "check needs"},
	{"sql 0002 -C @/skip/project --engine sqlite", 1,
		"-- 0002, downgrade: migrations/0002_b.down.sql", NULL},
	{"sql 0002 -C @/skip/project --engine sqlite", 1, "-- it fails here: near \"this\"", NULL},
	{"sql 0003 -C @/skip/project --engine sqlite", 0,
		"-- line 1\nALTER TABLE b ADD COLUMN c integer;\n-- line 1\nCREATE TABLE c (id "
		"integer);",
		NULL},
	{"sql 0004 -C @/skip/project --engine sqlite", 0, "-- 0004 has no downgrade", NULL},
	{"sql ..0001 0003 -C @/alembic_clean/project --engine sqlite", 0,
		"-- 0003, upgrade: migrations/versions/0003_index.py\n-- line 10\n"
		"CREATE UNIQUE INDEX ix_users_email ON users (email);\n",
		NULL},
	{"sql 0002 -C @/alembic_clean/project --engine sqlite", 0, "\n-- with [\"users\"]\nSELECT",
		NULL},
	{"sql -C @/skip/project", 2, NULL, "sql needs"},
	{"sql 7777 -C @/skip/project", 2, NULL, "there is no revision '7777'"},
	{"sql head -C @/alembic_cycle/project", 2, NULL, "cannot be walked"},
	{"fixtures 0002 -C @/try_clean/project --format json", 0, "\"revision\": \"0002\"", NULL},
	{"fixtures -C @/try_clean/project", 2, NULL, "fixtures takes one revision"},
	{"fixtures base -C @/try_clean/project", 2, NULL, "there is nothing before base"},
	{"fixtures 7777 -C @/try_clean/project", 2, NULL, "there is no revision '7777'"},
	{"fixtures 0002 -C @/try_clean/project --format junit", 2, NULL, "text and json only"},
	{"", 2, NULL, "mtest --help"},
	{"al", 2, NULL, "did you mean all"},
	{"rollback", 2, NULL, "there is no command 'rollback'"},
	{"all here", 2, NULL, "takes no arguments"},
	{"all --nonsense", 2, NULL, "--nonsense"},
	{"all --engine", 2, NULL, "--engine"},
	{"all -C /nowhere/at/all", 2, NULL, "/nowhere/at/all"},
	{"all -C @/no_migrations/project", 2, NULL, "no migrations found"},
	{"all --config /nowhere.yaml -C @/try_clean/project", 2, NULL, "/nowhere.yaml"},
	{"all --format xml -C @/try_clean/project", 2, NULL, "xml"},
	{"all --fail-on never -C @/try_clean/project", 2, NULL, "--fail-on"},
	{"all --only chain --engine postgres --pg-bindir /nowhere -C @/clean_portable/project", 0,
		"no revision was walked", NULL},
	{"check head --only chain --engine postgres --pg-bindir /nowhere -C "
	 "@/clean_portable/project",
		0, "no revision was walked", NULL},
	{"all --only deploy --engine postgres --pg-bindir /nowhere -C @/clean_portable/project", 3,
		NULL, "/nowhere"},
	{"all --skip chian -C @/try_clean/project", 2, NULL, "did you mean chain?"},
	{"all --write-baseline=x -C @/try_clean/project", 2, NULL, "--write-baseline"},
	{"all --color sometimes -C @/try_clean/project", 2, NULL, "--color"},
	{"all --step-timeout -1 -C @/try_clean/project", 2, NULL, "--step-timeout"},
	{"all --step-timeout soon -C @/try_clean/project", 2, NULL, "soon"},
	{"all --engine oracle -C @/try_clean/project", 2, NULL, "oracle"},
	{"all --tool rails -C @/try_clean/project", 2, NULL, "rails"},
	{"all -C @/config_sets/project", 1, "set billing\n\nmtest 0.", NULL},
	{"all -C @/config_sets/project", 1, "set api\n\nmtest 0.", NULL},
	{"all -C @/config_sets/project", 1, "config_sets/project --set billing", NULL},
	{"all -C @/config_sets/project --format json", 1, "}\n,\n{", NULL},
	{"all -C @/config_sets/project --format json", 1, ",\"sets\":[\n{", NULL},
	{"all -C @/config_sets/project --set api", 0, "0 errors", NULL},
	{"MTEST_SET=api all -C @/config_sets/project", 0, "0 errors", NULL},
	{"MTEST_SET=billing all -C @/config_sets/project --set api", 0, "0 errors", NULL},
	{"MTEST_SET= all -C @/config_sets/project --set api", 0, "0 errors", NULL},
	{"doctor -C @/config_sets/project --set api", 0, "set         api", NULL},
	{"MTEST_SET=shop all -C @/config_sets/project", 2, NULL,
		"MTEST_SET: there is no set 'shop'; "},
	{"all -C @/config_sets/project --set shop", 2, NULL, "yaml has api and billing\n"},
	{"all -C @/try_clean/project --set shop", 2, NULL, "the project has no sets\n"},
	{"check head -C @/config_sets/project", 2, NULL,
		"has the sets api and billing: say which one with --set NAME\n"},
	{"snapshot -C @/config_sets/project", 2, NULL, "say which one with --set"},
	{"suggest head -C @/config_sets/project", 2, NULL, "say which one with --set"},
	{"all -C @/config_sets/project --format junit", 2, NULL, "choose one with --set"},
	{"all -C @/config_sets/project --report junit=x.xml", 2, NULL, "put {set} into the name"},
	{"all -C @/config_sets/project --baseline x.jsonl", 2, NULL, "put {set} into the name"},
	{"all -C @/config_sets/project --baseline {set}.jsonl", 2, NULL, "set api: api.jsonl: No"},
	{"MTEST_ONLY=chian all -C @/try_clean/project", 2, NULL, "MTEST_ONLY: there is no check"},
	{"all -C @/config_sets_wrong/project", 2, NULL,
		"config_sets_wrong/project/mtest.yaml:3:25: there is no folder nowhere\n"},
	{"MTEST_FORMAT=json all -C @/try_clean/project", 0, "\"schema_version\": 1", NULL},
	{"MTEST_FORMAT=xml all -C @/try_clean/project", 2, NULL, "MTEST_FORMAT: there is no"},
	{"MTEST_FORMAT=xml all -C @/try_clean/project --format text", 0, "0 errors", NULL},
	{"MTEST_TOOL=rails all -C @/try_clean/project", 2, NULL, "MTEST_TOOL: there is no tool"},
	{"MTEST_ENGINE=oracle all -C @/try_clean/project", 2, NULL, "(MTEST_ENGINE says so)"},
	{"MTEST_FAIL_ON=never all -C @/try_clean/project", 2, NULL, "MTEST_FAIL_ON takes"},
	{"MTEST_STEP_TIMEOUT=soon all -C @/try_clean/project", 2, NULL, "MTEST_STEP_TIMEOUT takes"},
	{"MTEST_CONFIG=/no.yaml all -C @/try_clean/project", 2, NULL, "MTEST_CONFIG: /no.yaml"},
	{"MTEST_PROJECT=/no/folder all", 2, NULL, "MTEST_PROJECT: there is no folder /no/folder"},
	{"MTEST_SERVER=postgresql://u:geheim@127.0.0.1:port/x all --engine postgres -C "
	 "@/clean_portable/project",
		3, NULL, "postgresql://u:***@"},
	{"MTEST_ENGINES=sqlite explain timed-out", 0, "--step-timeout",
		"mtest: the variable MTEST_ENGINES has no effect; did you mean MTEST_ENGINE?\n"},
	{"init -C @/try_clean/project --config try.yaml", 0, "try.yaml written: golang-migrate",
		NULL},
	{"all -C @/try_clean/project --config try.yaml", 0, "0 errors", NULL},
	{"init -C @/try_clean/project --config try.yaml", 2, NULL, "init overwrites nothing"},
	{"init -C @/others_are_told/project --config sets.yaml", 0, "mtest all walks each", NULL},
	{"all -C @/others_are_told/project --config sets.yaml", 0, "set b-migrations", NULL},
	{"init", 0, "./mtest.yaml written; nothing was detected", NULL},
	{"all", 2, NULL, "no migrations found"},
	{"init -C /nowhere/at/all", 2, NULL, "--project: there is no folder"},
	{"MTEST_BLESS=1 explain", 0, "timed-out", NULL},
	{"all --engine postgres --pg-bindir /nowhere -C @/clean_portable/project", 3, NULL,
		"/nowhere"},
};

struct commands {
	struct arena *arena;
	const char *mtest, *projects, *folder;
};

static struct names arguments(const struct commands *commands, const char *line)
{
	static const char script[] = "exec env \"$@\" >\"$0/out\" 2>\"$0/err\"";
	struct arena *arena = commands->arena;
	const char *const begin[] = {"/bin/sh", "-c", script, commands->folder};
	bool named = false;
	struct names names = {0};

	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) {
		*VEC_ADD(arena, &names) = begin[i];
	}
	while (*line != '\0') {
		size_t length = strcspn(line, " ");
		const char *word = arena_copy_bytes(arena, line, length);

		if (!named && !text_starts(word, "MTEST_")) {
			*VEC_ADD(arena, &names) = commands->mtest;
			named = true;
		}
		*VEC_ADD(arena, &names) =
			*word == '@' ? arena_printf(arena, "%s%s", commands->projects, word + 1)
				     : word;
		line += length + (line[length] == ' ' ? 1 : 0);
	}
	if (!named) {
		*VEC_ADD(arena, &names) = commands->mtest;
	}
	*VEC_ADD(arena, &names) = NULL;
	return names;
}

static bool said(
	const struct commands *commands, const char *name, const char **out, struct error *err)
{
	const char *path = arena_printf(commands->arena, "%s/%s", commands->folder, name);
	size_t size;

	return file_read(commands->arena, path, out, &size, err);
}

/* A part of what was said, or nothing at all; trouble is one line. */
static bool is_right(const char *expected, const char *got, bool is_trouble)
{
	const char *end = strchr(got, '\n');

	if (expected == NULL) {
		return *got == '\0';
	}
	if (is_trouble && (!text_starts(got, "mtest: ") || end == NULL || end[1] != '\0')) {
		return false;
	}
	return strstr(got, expected) != NULL && strstr(got, "\033[") == NULL;
}

static bool run_case(const struct commands *commands, const struct command_case *item, bool *right,
	struct error *err)
{
	struct names names = arguments(commands, item->arguments);
	const struct process_plan plan = {
		.argv = names.items, .folder = commands->folder, .seconds = 120};
	struct process_result result;
	const char *out, *trouble;

	if (!process_run(&plan, commands->arena, &result, err) ||
		!said(commands, "out", &out, err) || !said(commands, "err", &trouble, err)) {
		return false;
	}
	*right = result.status == item->status && is_right(item->out, out, false) &&
		 is_right(item->err, trouble, true);
	if (!*right) {
		(void)printf("mtest %s\nexit code %d, not %d\n--- standard output\n%.2000s\n"
			     "--- standard error\n%s\n",
			item->arguments, result.status, item->status, out, trouble);
	}
	return true;
}

static bool test(struct commands *commands, size_t *wrong, struct error *err)
{
	AUTO(temporary_remove) const char *folder = NULL;

	if (!temporary_open(commands->arena, "commands", &folder, err)) {
		return false;
	}
	commands->folder = folder;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool right = false;

		if (!run_case(commands, &cases[i], &right, err)) {
			return false;
		}
		*wrong += right ? 0 : 1;
	}
	return true;
}

/* test_commands MTEST PROJECTS */
int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct error err = {0};
	size_t wrong = 0;

	if (argc != 3) {
		(void)fputs("usage: test_commands MTEST PROJECTS\n", stderr);
		return 1;
	}
	struct commands commands = {.arena = arena, .mtest = argv[1], .projects = argv[2]};

	if (!test(&commands, &wrong, &err)) {
		(void)fprintf(stderr, "test_commands: %s\n", err.text);
		return 1;
	}
	return wrong == 0 ? 0 : 1;
}
