#include "command.h"
#include "show_diff.h"

#include <stdlib.h>
#include <string.h>

static bool diff(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(target_free) struct target a = {0};
	AUTO(target_free) struct target b = {0};
	struct comparison comparison;
	const char *const *names = options->arguments;
	bool json = strcmp(options->format->name, "json") == 0;

	if (names[0] == NULL || names[1] == NULL || names[2] != NULL) {
		return fail(err, ERROR_USAGE,
			"diff compares two schemas; try: mtest diff head "
			"postgresql://host/database");
	}
	if (!json && strcmp(options->format->name, "text") != 0) {
		return fail(err, ERROR_USAGE, "diff writes the formats text and json only");
	}
	if (!target_read(options, arena, names[0], &a, err) ||
		!target_read(options, arena, names[1], &b, err) ||
		!compare(&a, &b, arena, &comparison, err)) {
		return false;
	}
	*exit_code = comparison.equal ? EXIT_SUCCESS : EXIT_FINDINGS;
	if (json) {
		return show_diff_json(&comparison, stdout, err);
	}
	VEC_EACH (&comparison.notes, it) {
		(void)fprintf(stderr, "mtest: %s\n", *it);
	}
	show_diff(&comparison, options->colour, stdout);
	return true;
}

extern const struct command diff_command;
const struct command diff_command = {
	.name = "diff",
	.arguments = "A B",
	.summary = "compare schemas: revisions, database URLs, SQLite files, snapshots, gitref:REF",
	.takes_arguments = true,
	.run = diff,
};
