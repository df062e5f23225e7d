#ifndef MTEST_CLI_VARIABLES_H
#define MTEST_CLI_VARIABLES_H

#include "error.h"
#include "text.h"

#include <popt.h>

/*
 * Every option that takes a value has a variable: MTEST_STEP_TIMEOUT is --step-timeout. The option
 * wins; an empty variable is none. One that no option has is told on standard error.
 */

/* Fills in what the command line left out; taken gets "--step-timeout". */
bool cli_variables(const struct poptOption *options, struct arena *arena, struct names *taken,
	struct error *err) MUST_CHECK;

/* Where a sentence speaks of an option whose value came from its variable, names the variable. */
const char *cli_name_variables(
	struct arena *arena, const struct names *taken, const char *sentence);

#endif
