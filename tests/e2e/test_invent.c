#include "file.h"
#include "process.h"
#include "temporary.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 *     test_invent MTEST ENGINE SCHEMA.sql
 *
 * A project whose first revision makes the schema. mtest shows the rows that its tables are filled
 * with before the second, and writes them to the project's fixtures; there they have to run as the
 * project's own, or mtest check ends with exit code 2.
 */
struct bench {
	struct arena *arena;
	const char *mtest, *engine, *folder;
	size_t faults;
	bool skipped;
};

static const int exit_skipped = 77;

static bool write_file(
	const struct bench *bench, const char *name, const char *text, struct error *err)
{
	return file_write(arena_printf(bench->arena, "%s/migrations/%s", bench->folder, name), text,
		strlen(text), err);
}

static bool write_project(const struct bench *bench, const char *schema, struct error *err)
{
	return write_file(bench, "0001_schema.up.sql", schema, err) &&
	       write_file(bench, "0001_schema.down.sql", "", err) &&
	       write_file(bench, "0002_later.up.sql", "create table later (a int);", err) &&
	       write_file(bench, "0002_later.down.sql", "drop table later;", err);
}

/* Runs mtest; words: what has to be part of what it prints. */
static bool expect(struct bench *bench, const char *command, const char *option, int status,
	const char *words, struct error *err)
{
	const char *argv[] = {bench->mtest, "-C", bench->folder, "--engine", bench->engine, command,
		"0002", option, NULL};
	const struct process_plan plan = {.argv = argv, .seconds = 300};
	struct process_result result;

	if (bench->skipped) {
		return true;
	}
	if (!process_run(&plan, bench->arena, &result, err)) {
		return false;
	}
	if (result.status == 3 && strstr(result.output, "initdb") != NULL && getenv("CI") == NULL) {
		bench->skipped = true;
	} else if (result.status != status || strstr(result.output, words) == NULL) {
		(void)printf("%s %s: exit %d\n%s\n", command, option == NULL ? "" : option,
			result.status, result.output);
		bench->faults++;
	}
	return true;
}

static bool test(struct bench *bench, const char *path, struct error *err)
{
	const char *schema, *rows;
	size_t size;

	if (!file_make_folders(
		    arena_printf(bench->arena, "%s/migrations", bench->folder), 0700, err) ||
		!file_read(bench->arena, path, &schema, &size, err) ||
		!write_project(bench, schema, err) ||
		!expect(bench, "fixtures", NULL, 0, "tables have rows", err) ||
		!expect(bench, "fixtures", "--format=json", 0, "\"sql\": \"-- Rows invented",
			err) ||
		!expect(bench, "fixtures", "--write", 0, "/fixtures/0002.before.sql", err) ||
		!expect(bench, "fixtures", "--write", 2, "it is there already", err) ||
		!expect(bench, "check", NULL, 0, "0 errors", err)) {
		return false;
	}
	path = arena_printf(bench->arena, "%s/fixtures/0002.before.sql", bench->folder);
	if (!bench->skipped && (!file_read(bench->arena, path, &rows, &size, err) ||
				       strstr(rows, "INSERT INTO ") == NULL)) {
		(void)printf("%s holds no rows\n", path);
		bench->faults++;
	}
	return true;
}

int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	AUTO(temporary_remove) const char *folder = NULL;
	struct bench bench = {.arena = arena};
	struct error err = {0};
	bool good;

	if (argc != 4 || !temporary_open(arena, "invent", &folder, &err)) {
		(void)fputs("usage: test_invent MTEST ENGINE SCHEMA.sql\n", stderr);
		return 2;
	}
	bench.folder = folder;
	bench.mtest = argv[1];
	bench.engine = argv[2];
	good = test(&bench, argv[3], &err);
	if (!good) {
		(void)fprintf(stderr, "%s\n", err.text);
		return 2;
	}
	return bench.skipped ? exit_skipped : bench.faults == 0 ? 0 : 1;
}
