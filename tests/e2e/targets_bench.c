#include "targets_bench.h"

#include "file.h"

#include <stdio.h>
#include <string.h>

void bench_check(struct bench *bench, bool right, const char *what)
{
	if (!right) {
		(void)printf("FAILED: %s\n", what);
		bench->failed = true;
	}
}

const char *bench_path(const struct bench *bench, const char *name)
{
	return arena_printf(bench->arena, "%s/%s", bench->folder, name);
}

void bench_write(struct bench *bench, const char *name, const char *text)
{
	struct error err = {0};

	if (!file_write(bench_path(bench, name), text, strlen(text), &err)) {
		bench_check(bench, false, err.text);
	}
}

const char *bench_read(struct bench *bench, const char *name)
{
	struct error err = {0};
	const char *text = "";
	size_t size;

	if (!file_read(bench->arena, bench_path(bench, name), &text, &size, &err)) {
		return "";
	}
	return text;
}

struct process_result bench_run(struct bench *bench, const char *const *argv)
{
	const struct process_plan plan = {.argv = argv, .folder = bench->folder, .seconds = 120};
	struct process_result result = {.status = -1, .output = ""};
	struct error err = {0};

	if (!process_run(&plan, bench->arena, &result, &err)) {
		bench_check(bench, false, err.text);
	}
	return result;
}

const char *bench_expect(struct bench *bench, int status, const char *words, const char *line)
{
	struct names argv = {0};
	struct process_result result;

	*VEC_ADD(bench->arena, &argv) = bench->mtest;
	for (const char *at = line; *at != '\0';) {
		size_t length = strcspn(at, "|");

		*VEC_ADD(bench->arena, &argv) = arena_copy_bytes(bench->arena, at, length);
		at += length + (at[length] == '|' ? 1 : 0);
	}
	*VEC_ADD(bench->arena, &argv) = NULL;
	result = bench_run(bench, argv.items);
	bench_check(bench,
		result.status == status && (words == NULL || strstr(result.output, words)),
		arena_printf(bench->arena, "%s: exit %d, wanted %d and '%s':\n%s", line,
			result.status, status, words == NULL ? "" : words, result.output));
	return result.output;
}
