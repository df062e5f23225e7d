#include "cli.h"
#include "cli_variables.h"
#include "stop.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int exit_code_of(const struct error *err)
{
	switch (err->code) {
	case ERROR_USAGE:
		return EXIT_USAGE;
	case ERROR_STOPPED:
		return EXIT_STOPPED;
	case ERROR_NONE:
	case ERROR_SYSTEM:
	case ERROR_ENVIRONMENT:
		break;
	}
	return EXIT_TROUBLE;
}

/* What libpq 15 reads by itself and no parameter of a connection overrides. */
static void forget_settings(void)
{
	static const char *const names[] = {
		"PGTZ", "PGDATESTYLE", "PGGEQO", "PGSERVICE", "PGREQUIREAUTH"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		(void)unsetenv(names[i]);
	}
}

int main(int argc, char **argv)
{
	AUTO(arena_free) struct arena *arena = arena_new();
	struct error err = {0};
	struct cli cli;
	int exit_code = EXIT_SUCCESS;

	stop_watch();
	forget_settings();
	if (!cli_read(argc, (const char **)(uintptr_t)argv, arena, &cli, &err) ||
		(cli.command != NULL && !cli.command->run(&cli.options, arena, &exit_code, &err))) {
		(void)fprintf(stderr, "mtest: %s\n",
			err.code == ERROR_STOPPED
				? "interrupted"
				: report_printable(arena,
					  cli_name_variables(arena, &cli.variables, err.text),
					  true));
		return exit_code_of(&err);
	}
	if (fflush(stdout) != 0 || ferror(stdout) != 0) {
		(void)fputs("mtest: cannot write to standard output\n", stderr);
		return EXIT_TROUBLE;
	}
	return exit_code;
}
