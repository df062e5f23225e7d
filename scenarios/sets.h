#ifndef MTEST_SETS_H
#define MTEST_SETS_H

#include "command.h"

/*
 * A command over several migration sets, one after the other: mtest.yaml lists more than one and
 * --set names none. Text stands below a heading for each set; JSON is one document,
 * {"mtest": …, "schema_version": …, "sets": [report, …]}; a file of --report is written for each
 * set, whose name takes the place of "{set}", as it does in --baseline. The exit code is the worst.
 */

/* The names of the sets when there are several and none is chosen; otherwise none. */
bool sets_find(const struct options *options, struct arena *arena, struct names *out,
	struct error *err) MUST_CHECK;

/* Ends with the first set that mtest cannot work on; all of them are read before the first runs. */
bool sets_run(const struct command *command, const struct names *sets,
	const struct options *options, int *exit_code, struct error *err) MUST_CHECK;

#endif
