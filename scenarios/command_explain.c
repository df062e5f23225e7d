#include "command.h"

#include <stdlib.h>
#include <string.h>

/* The README's table of checks, and the list of them all. */
static void list_checks(bool markdown)
{
	if (markdown) {
		(void)puts("| check | scenario | severity | reported when |\n|---|---|---|---|");
	}
	for (size_t i = 0; i < CHECK_COUNT; i++) {
		(void)printf(markdown ? "| `%s` | %s | %s | %s |\n" : "%-26s %-12s %-8s %s\n",
			checks[i]->name, checks[i]->scenario, severity_name(checks[i]->severity),
			checks[i]->meaning);
	}
}

static void explain_check(const struct check_entry *check)
{
	(void)printf(
		"%s (%s, scenario %s)\n\n%s\n\nEvidence: %s\n\nExample:\n\n%s\n\nInstead: %s\n",
		check->name, severity_name(check->severity), check->scenario, check->meaning,
		check->evidence, check->example, check->safe_way);
}

static bool explain(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	const char *name = options->arguments[0];
	const char *nearest;

	(void)arena;
	*exit_code = EXIT_SUCCESS;
	if (name == NULL) {
		list_checks(options->markdown);
		return true;
	}
	if (check_find(name) != NULL) {
		explain_check(check_find(name));
		return true;
	}
	nearest = check_nearest(name);
	return fail(err, ERROR_USAGE, "there is no check '%s'; %s%s%s", name,
		nearest == NULL ? "mtest explain lists them" : "did you mean ",
		nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?");
}

extern const struct command explain_command;
const struct command explain_command = {
	.name = "explain",
	.arguments = "[CHECK]",
	.summary = "say what a check means, or list them all",
	.takes_arguments = true,
	.run = explain,
};
