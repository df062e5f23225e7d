#include "command.h"
#include "file.h"
#include "target.h"

#include <stdlib.h>

/* Standard output carries the snapshot, or the file does: never half of one. */
static bool write_snapshot(const struct options *options, const struct target *target,
	struct arena *arena, struct error *err)
{
	size_t size;
	const char *text = store_write(arena, &target->origin, &target->snapshot, &size);

	if (options->output != NULL) {
		return file_write(options->output, text, size, err);
	}
	(void)fwrite(text, 1, size, stdout);
	return true;
}

static bool snapshot(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(target_free) struct target target = {0};
	const char *name = options->arguments[0];

	if (name != NULL && options->arguments[1] != NULL) {
		return fail(err, ERROR_USAGE, "snapshot takes one target, but was also given '%s'",
			options->arguments[1]);
	}
	if (!target_read(options, arena, name == NULL ? "head" : name, &target, err)) {
		return false;
	}
	*exit_code = EXIT_SUCCESS;
	return write_snapshot(options, &target, arena, err);
}

extern const struct command snapshot_command;
const struct command snapshot_command = {
	.name = "snapshot",
	.arguments = "[TARGET]",
	.summary = "write down a schema: of a revision (head), a database URL, an SQLite file",
	.takes_arguments = true,
	.run = snapshot,
};
