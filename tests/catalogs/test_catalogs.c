#include "case_file.h"
#include "case_place.h"
#include "diff.h"
#include "server_find.h"

#include <stdio.h>
#include <string.h>

enum { PASSED = 0, FAILED = 1, SKIPPED = 77 };

static int major_version(const struct db *db)
{
	return db->version / 10000;
}

/* Statement by statement: each ends with a semicolon at the end of its line. */
static bool run_apart(struct db *db, const char *text, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *start = text;

	for (const char *end = text; *end != '\0'; end++) {
		if (end[0] == ';' && (end[1] == '\n' || end[1] == '\0')) {
			size_t length = (size_t)(end - start) + 1;

			if (!db_must(db, arena_copy_bytes(work, start, length), err)) {
				return false;
			}
			start = end + 1;
		}
	}
	return *start == '\0' || db_must(db, start, err);
}

static bool run_text(
	const struct catalog_case *item, struct db *db, const char *text, struct error *err)
{
	if (text[strspn(text, " \t\r\n")] == '\0') {
		return true;
	}
	return item->no_transaction ? run_apart(db, text, err) : db_must(db, text, err);
}

static void complain(const char *path, const struct catalog_case *item, const char *what)
{
	(void)printf("%s:%zu: %s: %s\n", path, item->line, item->title, what);
}

static void print_changes(const struct diff *diff)
{
	VEC_EACH (diff, it) {
		(void)printf("    %s %s %s: %.200s -> %.200s\n", it->kind, it->identity,
			it->attribute, it->before == NULL ? "(absent)" : it->before,
			it->after == NULL ? "(absent)" : it->after);
	}
}

/* Is the diff what the case says? */
static bool judge(const struct catalog_case *item, const struct diff *diff, const char *path,
	struct arena *arena)
{
	struct names got = {0};
	bool right = true;

	VEC_EACH (diff, it) {
		const char *name =
			arena_printf(arena, "%s %s %s", it->kind, it->identity, it->attribute);

		*VEC_ADD(arena, &got) = name;
		if ((item->only || item->same) && !names_have(&item->differs, name)) {
			complain(path, item,
				arena_printf(arena, "differs and should not: %s", name));
			right = false;
		}
	}
	VEC_EACH (&item->differs, it) {
		if (!names_have(&got, *it)) {
			complain(path, item,
				arena_printf(arena, "should differ and does not: %s", *it));
			right = false;
		}
	}
	if (!right) {
		print_changes(diff);
	}
	return right;
}

static bool run_case(const struct catalog_case *item, struct case_place *place, const char *path,
	bool *right, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	AUTO(snapshot_free) struct snapshot before = {0};
	AUTO(snapshot_free) struct snapshot after = {0};
	struct diff diff;

	if (!run_text(item, place->db, item->setup, err) ||
		!case_place_capture(place, &before, err) ||
		!run_text(item, place->db, item->change, err) ||
		!case_place_capture(place, &after, err)) {
		return false;
	}
	diff = snapshot_diff(&before, &after, work);
	*right = judge(item, &diff, path, work);
	return run_text(item, place->db, item->cleanup, err);
}

static bool is_for(const struct catalog_case *item, const struct case_place *place)
{
	int version = major_version(place->db);

	return strcmp(place->engine->name, "postgres") != 0 ||
	       ((item->from == 0 || version >= item->from) &&
		       (item->until == 0 || version <= item->until));
}

static bool run_all(const struct catalog_cases *cases, struct case_place *place, const char *path,
	struct error *err)
{
	size_t wrong = 0, passed_over = 0;

	VEC_EACH (cases, it) {
		bool right = false;

		if (!case_place_reset(place, err)) {
			return false;
		}
		if (!is_for(it, place)) {
			passed_over++;
		} else if (!run_case(it, place, path, &right, err)) {
			complain(path, it, err->text);
			wrong++;
			/* What it left is not to be known. */
			case_place_forget(place);
		} else {
			wrong += right ? 0 : 1;
		}
	}
	(void)printf("%zu cases, %zu wrong, %zu for other versions, %zu databases\n", cases->count,
		wrong, passed_over, place->scratches);
	return wrong == 0 ||
	       fail(err, ERROR_NONE, "%zu of %zu cases are wrong", wrong, cases->count);
}

static bool test(
	struct arena *arena, const char *engine, const char *path, int *result, struct error *err)
{
	AUTO(case_place_close) struct case_place place = {0};
	const struct server_binaries *binaries;
	struct catalog_cases cases;

	if (!case_file_read(arena, path, &cases, err) ||
		!case_place_open(arena, engine, &place, err)) {
		return false;
	}
	if (strcmp(engine, "postgres") == 0 && !server_find(place.place, &binaries, err)) {
		*result = SKIPPED;
		return false;
	}
	return run_all(&cases, &place, path, err);
}

/* test_catalogs ENGINE FILE: runs the cases of one file. */
int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct error err = {0};
	int result = FAILED;

	if (argc != 3) {
		(void)fputs("usage: test_catalogs ENGINE FILE\n", stderr);
		return FAILED;
	}
	if (test(arena, argv[1], argv[2], &result, &err)) {
		return PASSED;
	}
	(void)fprintf(stderr, "test_catalogs: %s\n", err.text);
	return result;
}
