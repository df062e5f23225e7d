#include "expect.h"
#include "git_file.h"
#include "program.h"
#include "verify.h"

#include <stdio.h>
#include <string.h>

enum { PASSED = 0, FAILED = 1, SKIPPED = 77 };

static bool has_no_server(const struct program_output *output)
{
	return output->status == 3 && strstr(output->err, "no PostgreSQL") != NULL &&
	       strstr(output->err, "server found") != NULL;
}

static bool has_no_alembic(const struct program_output *output)
{
	return output->status == 3 && strstr(output->err, "can import alembic") != NULL;
}

static bool test(struct arena *arena, const char *const *arguments, int *result, struct error *err)
{
	const char *project = arguments[2], *engine = arguments[3];
	AUTO(program_close) struct program program = {0};
	struct expect expect;
	struct verify verify = {.arena = arena, .expect = &expect, .engine = engine};
	struct program_output first, second;

	if (!expect_read(arena, arena_printf(arena, "%s/expect", project), engine, &expect, err) ||
		!program_open(arena, arguments[1], project, &program, err) ||
		!git_file_run(arena, project, program.folder, err) ||
		!program_run(&program, &expect, engine, false, &first, err)) {
		return false;
	}
	if (has_no_server(&first) || has_no_alembic(&first) || verify_is_too_old(&expect, &first)) {
		(void)printf(
			"skipped: %s\n", *first.err == '\0' ? "the server is too old" : first.err);
		*result = SKIPPED;
		return true;
	}
	verify_output(&verify, &first);
	if (!program_run(&program, &expect, engine, true, &second, err)) {
		return false;
	}
	verify_same(&verify, &first, &second);
	*result = verify.faults == 0 ? PASSED : FAILED;
	return true;
}

/* test_project MTEST PROJECT ENGINE: runs mtest twice on a copy of the project and judges it.
   The second run takes no short cuts: what they lead to has to be the same. */
int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct error err = {0};
	int result = FAILED;

	if (argc != 4) {
		(void)fputs("usage: test_project MTEST PROJECT ENGINE\n", stderr);
		return FAILED;
	}
	if (!test(arena, (const char *const *)argv, &result, &err)) {
		(void)fprintf(stderr, "test_project: %s\n", err.text);
	}
	return result;
}
