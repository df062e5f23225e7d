#include "command.h"
#include "sets.h"
#include "settle.h"
#include "walk.h"

#include <stdlib.h>

int command_exit(const struct run *run)
{
	VEC_EACH (&run->result.findings, it) {
		if (report_fails(&run->result, it)) {
			return EXIT_FINDINGS;
		}
	}
	return EXIT_SUCCESS;
}

/* One set, or a project that has none. */
static bool all_of_one(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};

	if (!run_open(&run, options, arena, err) || !settle_open(&run, err) ||
		(!options->all_history && !run_history(&run, err)) || !walk_all(&run, err) ||
		!run_report(&run, err)) {
		run_progress(&run, NULL, NULL);
		return false;
	}
	*exit_code = command_exit(&run);
	return true;
}

extern const struct command all_command;

static bool all(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	struct names sets;

	if (!sets_find(options, arena, &sets, err)) {
		return false;
	}
	return sets.count == 0 ? all_of_one(options, arena, exit_code, err)
			       : sets_run(&all_command, &sets, options, exit_code, err);
}

const struct command all_command = {
	.name = "all",
	.arguments = "",
	.summary = "walk every revision up, down and up again, and judge what is seen",
	.run = all,
};
