#include "command.h"
#include "find_revision.h"
#include "settle.h"
#include "walk.h"

#include <string.h>

/* Of the findings about files, those of the named revisions are what was asked for. */
static void keep_wanted(struct run *run, const bool *wanted)
{
	struct findings *findings = &run->result.findings;
	size_t kept = 0;

	for (size_t i = 0; i < findings->count; i++) {
		if (findings->items[i].order < run->project.chain.count &&
			wanted[findings->items[i].order]) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}

static bool check(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};
	bool *wanted;

	if (options->arguments[0] == NULL) {
		return fail(err, ERROR_USAGE,
			"check needs the name of a revision; try: mtest check head");
	}
	if (options->write_baseline) {
		return fail(err, ERROR_USAGE,
			"check sees a part of the findings only; --write-baseline belongs to "
			"mtest all");
	}
	if (!run_open(&run, options, arena, err) || !settle_open(&run, err) ||
		(options->since != NULL && !run_history(&run, err))) {
		return false;
	}
	run.result.partial = true;
	if (!find_revisions(&run.project.chain, options->arguments, arena, &wanted, err)) {
		return false;
	}
	run.wanted = wanted;
	if (!walk_some(&run, wanted, err)) {
		run_progress(&run, NULL, NULL);
		return false;
	}
	keep_wanted(&run, wanted);
	if (!run_report(&run, err)) {
		return false;
	}
	*exit_code = command_exit(&run);
	return true;
}

extern const struct command check_command;
const struct command check_command = {
	.name = "check",
	.arguments = "REV…",
	.summary = "walk these revisions only (an id, a file, head, A..B)",
	.takes_arguments = true,
	.run = check,
};
