#include "select.h"

#include "text.h"

#include <string.h>

static bool is_named(size_t check, const char *name)
{
	return strcmp(checks[check]->name, name) == 0 || strcmp(checks[check]->scenario, name) == 0;
}

static bool complain(const char *option, const char *name, struct error *err)
{
	const char *known[2 * CHECK_COUNT];
	const char *nearest;

	for (size_t i = 0; i < CHECK_COUNT; i++) {
		known[2 * i] = checks[i]->name;
		known[2 * i + 1] = checks[i]->scenario;
	}
	nearest = text_nearest(name, known, sizeof known / sizeof *known);
	return fail(err, ERROR_USAGE, "%s: there is no check or scenario '%s'; %s%s%s", option,
		name, nearest == NULL ? "mtest explain lists them" : "did you mean ",
		nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?");
}

/* Writes value for every check that the list names. */
static bool mark(const char *option, const char *list, bool value, struct arena *arena,
	bool unwanted[CHECK_COUNT], struct error *err)
{
	for (;;) {
		size_t length = strcspn(list, ",");
		const char *name = text_trim(arena, arena_copy_bytes(arena, list, length));
		bool known = false;

		for (size_t i = 0; i < CHECK_COUNT; i++) {
			if (is_named(i, name)) {
				unwanted[i] = value;
				known = true;
			}
		}
		if (!known) {
			return complain(option, name, err);
		}
		if (list[length] == '\0') {
			return true;
		}
		list += length + 1;
	}
}

bool select_checks(const char *const *only, const char *const *skip, struct arena *arena,
	bool unwanted[CHECK_COUNT], struct error *err)
{
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		unwanted[i] = only != NULL && *only != NULL;
	}
	for (; only != NULL && *only != NULL; only++) {
		if (!mark("--only", *only, false, arena, unwanted, err)) {
			return false;
		}
	}
	for (; skip != NULL && *skip != NULL; skip++) {
		if (!mark("--skip", *skip, true, arena, unwanted, err)) {
			return false;
		}
	}
	return true;
}
