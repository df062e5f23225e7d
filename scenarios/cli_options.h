#ifndef MTEST_CLI_OPTIONS_H
#define MTEST_CLI_OPTIONS_H

#include "arena.h"

#include <popt.h>

/* The table of options. */

/* What popt fills in. */
struct values {
	char *folder, *config, *tool, *engine, *server, *bindir, *version_number, *format, *fail_on;
	char *colour, *progress, *output, *set, *step_timeout, *rows, *since, *baseline;
	char **reports, **only, **skip;
	int all_history, write_baseline;
	int interrupt;
	int keep, quiet, verbose, paranoid, up, thorough, write, offline, markdown, version, help;
};

/* For popt, which fills in values; the rows end as popt wants it. */
const struct poptOption *cli_options(struct arena *arena, struct values *values);

/* Made for AUTO(cli_values_free). */
void cli_values_free(struct values *values);

void cli_print_help(const struct poptOption *options);

#endif
