#include "file.h"
#include "process.h"
#include "temporary.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 *     test_suggest MTEST ENGINE CASES
 *
 * For each case of the file a project of two revisions, of whose second mtest must suggest the
 * downgrade and the upgrade. It says itself whether it could verify them; what it says is believed
 * only because the same program is shown to refuse what cannot be verified (test_targets).
 */
struct change_case {
	const char *name, *losing, *before, *upgrade;
};

struct cases {
	struct change_case *items;
	size_t count, cap;
};

struct bench {
	struct arena *arena;
	const char *mtest, *engine, *folder;
};

static const int exit_skipped = 77;

static const char *line_at(struct arena *arena, const char **at)
{
	size_t length = strcspn(*at, "\n");
	const char *line = arena_copy_bytes(arena, *at, length);

	*at += length + ((*at)[length] == '\n' ? 1 : 0);
	return line;
}

static void read_cases(struct arena *arena, const char *text, struct cases *out)
{
	static const char losing[] = " | losing: ";
	struct change_case *item = NULL;
	const char **part = NULL;

	while (*text != '\0') {
		const char *line = line_at(arena, &text);

		if (text_starts(line, "== ")) {
			const char *bar = strstr(line, losing);

			item = VEC_ADD(arena, out);
			item->name = line + 3;
			item->losing = bar == NULL ? NULL : bar + strlen(losing);
			item->before = "";
			item->upgrade = "";
			part = &item->before;
		} else if (item != NULL && strcmp(line, "--") == 0) {
			part = &item->upgrade;
		} else if (item != NULL) {
			*part = arena_printf(arena, "%s%s\n", *part, line);
		}
	}
}

static bool write_file(
	const struct bench *bench, const char *name, const char *text, struct error *err)
{
	return file_write(arena_printf(bench->arena, "%s/migrations/%s", bench->folder, name), text,
		strlen(text), err);
}

static bool write_project(
	const struct bench *bench, const struct change_case *item, struct error *err)
{
	return write_file(bench, "0001_before.up.sql", item->before, err) &&
	       write_file(bench, "0001_before.down.sql", "", err) &&
	       write_file(bench, "0002_change.up.sql", item->upgrade, err) &&
	       write_file(bench, "0002_change.down.sql", "", err);
}

static bool ask(const struct bench *bench, const struct change_case *item, bool up, int *status,
	struct error *err)
{
	const char *argv[] = {bench->mtest, "-C", bench->folder, "--engine", bench->engine,
		"suggest", "0002", up ? "--up" : NULL, NULL};
	const struct process_plan plan = {.argv = argv, .seconds = 120};
	struct process_result result;
	bool good;

	if (!process_run(&plan, bench->arena, &result, err)) {
		return false;
	}
	good = result.status == 0 && strstr(result.output, "and verified") != NULL &&
	       (up || item->losing == NULL || strstr(result.output, item->losing) != NULL);
	if (!good) {
		(void)printf("%s, %s: exit %d\n%s\n", item->name, up ? "up" : "down", result.status,
			result.output);
		*status = result.status == 3 && strstr(result.output, "initdb") != NULL &&
					  getenv("CI") == NULL
				  ? exit_skipped
				  : 1;
	}
	return true;
}

static bool run_cases(
	const struct bench *bench, const struct cases *cases, int *status, struct error *err)
{
	for (size_t i = 0; i < cases->count && *status != exit_skipped; i++) {
		if (!write_project(bench, &cases->items[i], err) ||
			!ask(bench, &cases->items[i], false, status, err) ||
			!ask(bench, &cases->items[i], true, status, err)) {
			return false;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	AUTO(temporary_remove) const char *folder = NULL;
	struct bench bench = {.arena = arena};
	struct cases cases = {0};
	struct error err = {0};
	const char *text;
	size_t size;
	int status = 0;

	if (argc != 4 || !temporary_open(arena, "suggest", &folder, &err)) {
		(void)fputs("usage: test_suggest MTEST ENGINE CASES\n", stderr);
		return 2;
	}
	bench.folder = folder;
	bench.mtest = argv[1];
	bench.engine = argv[2];
	if (!file_make_folders(arena_printf(arena, "%s/migrations", folder), 0700, &err) ||
		!file_read(arena, argv[3], &text, &size, &err)) {
		(void)fprintf(stderr, "%s\n", err.text);
		return 2;
	}
	read_cases(arena, text, &cases);
	if (!run_cases(&bench, &cases, &status, &err)) {
		(void)fprintf(stderr, "%s\n", err.text);
		status = 2;
	}
	(void)printf("%zu changes, each down and up\n", cases.count);
	return cases.count == 0 ? 2 : status;
}
