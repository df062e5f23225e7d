#include "command.h"
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

static bool all(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};

	if (!run_open(&run, options, arena, err) || !walk_all(&run, err) ||
		!run_report(&run, err)) {
		run_progress(&run, NULL, NULL);
		return false;
	}
	*exit_code = command_exit(&run);
	return true;
}

extern const struct command all_command;
const struct command all_command = {
	.name = "all",
	.arguments = "",
	.summary = "walk every revision up, down and up again, and judge what is seen",
	.run = all,
};
