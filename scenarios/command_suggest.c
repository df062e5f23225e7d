#include "command.h"
#include "report.h"
#include "show_diff.h"
#include "suggest.h"

#include <stdlib.h>

static void comment(struct arena *arena, const char *text)
{
	(void)printf("-- %s\n", report_printable(arena, text, false));
}

static void print_verified(
	const struct suggestion *suggestion, const char *name, bool up, struct arena *arena)
{
	comment(arena, arena_printf(arena, "%s of %s, suggested by mtest and verified:",
			       up ? "The upgrade" : "The downgrade", name));
	comment(arena, up ? "it makes the same catalog as the upgrade."
			  : "after the upgrade and this script the catalog is as before.");
	if (suggestion->moved) {
		comment(arena, "Only columns stand in another order.");
	}
	if (suggestion->for_program) {
		comment(arena, "The tool's revisions are programs: execute each statement there "
			       "(op.execute in Alembic).");
	}
	VEC_EACH (&suggestion->losses, it) {
		comment(arena, arena_printf(arena,
				       "The upgrade drops %s: its data is lost, and no DDL brings "
				       "it back.",
				       *it));
	}
	(void)fputs(suggest_script(arena, suggestion), stdout);
}

static void print_unverified(
	const struct suggestion *suggestion, const char *name, bool up, struct arena *arena)
{
	comment(arena, arena_printf(arena, "NOT VERIFIED: this is no %s of %s.",
			       up ? "upgrade" : "downgrade", name));
	if (suggestion->failure != NULL) {
		comment(arena, arena_printf(arena, "It fails at %s", suggestion->failure));
	}
	VEC_EACH (&suggestion->missing, it) {
		comment(arena, arena_printf(arena, "mtest knows no statement for %s.", *it));
	}
	VEC_EACH (&suggestion->remains.objects, it) {
		if (!it->order_only) {
			comment(arena, arena_printf(arena, "%s %s: %s %s.", "What remains",
					       it->kind, it->identity,
					       it->fate == APPEARED   ? "is missing"
					       : it->fate == VANISHED ? "is still there"
								      : "differs"));
		}
	}
	VEC_EACH (&suggestion->statements, it) {
		(void)fputs("--   ", stdout);
		for (const char *at = *it; *at != '\0'; at++) {
			(void)fputc(*at, stdout);
			if (*at == '\n') {
				(void)fputs("--   ", stdout);
			}
		}
		(void)fputs(";\n", stdout);
	}
}

static bool run_suggest(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};
	AUTO(suggestion_free) struct suggestion suggestion = {0};
	const char *name = options->arguments[0];

	if (name == NULL || options->arguments[1] != NULL) {
		return fail(
			err, ERROR_USAGE, "suggest takes one revision; try: mtest suggest head");
	}
	if (!run_open(&run, options, arena, err) ||
		!suggest(&run, name, options->up, &suggestion, err)) {
		run_progress(&run, NULL, NULL);
		return false;
	}
	run_progress(&run, NULL, NULL);
	*exit_code = suggestion.verified ? EXIT_SUCCESS : EXIT_FINDINGS;
	if (suggestion.verified) {
		print_verified(&suggestion, name, options->up, arena);
	} else {
		print_unverified(&suggestion, name, options->up, arena);
	}
	return true;
}

extern const struct command suggest_command;
const struct command suggest_command = {
	.name = "suggest",
	.arguments = "REV",
	.summary = "write a downgrade that restores the catalog (--up: the upgrade), verified",
	.takes_arguments = true,
	.run = run_suggest,
};
