#ifndef MTEST_CLI_H
#define MTEST_CLI_H

#include "command.h"

/* The command line. Options may stand before and behind the command. */
struct cli {
	const struct command *command; /* NULL: help or the version was asked for and printed */
	struct options options;
	struct names variables; /* options whose value came from their variable: "--tool" */
};

/* What it keeps lives in the arena. */
bool cli_read(int argc, const char **argv, struct arena *arena, struct cli *out,
	struct error *err) MUST_CHECK;

#endif
