#ifndef MTEST_COMMAND_H
#define MTEST_COMMAND_H

#include "run.h"

/* What mtest can be asked: the table that --help prints and the command line is read by. */
struct command {
	const char *name;
	const char *arguments; /* "REV…", or "" */
	const char *summary;
	bool takes_arguments;
	/* The exit code is EXIT_SUCCESS or EXIT_FINDINGS; an error gives its own. */
	bool (*run)(const struct options *options, struct arena *arena, int *exit_code,
		struct error *err);
};

extern const struct command *const commands[]; /* ends with NULL */

/* Exit codes (design §3); success is EXIT_SUCCESS. */
enum { EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_TROUBLE = 3, EXIT_STOPPED = 130 };

/* After a run: EXIT_FINDINGS when there is a finding at or above --fail-on. */
int command_exit(const struct run *run);

#endif
