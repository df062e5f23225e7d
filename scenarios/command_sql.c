#include "build.h"
#include "command.h"
#include "find_revision.h"
#include "report.h"
#include "stage.h"

#include <stdlib.h>
#include <string.h>

/* What revisions send to the database, from a real run on the schema that they find. */

static void comment(struct arena *arena, const char *text)
{
	(void)printf("-- %s\n", report_printable(arena, text, false));
}

static void print_statement(struct arena *arena, const struct step_statement *statement)
{
	const char *text = text_trim(arena, statement_text(statement));
	const char *last = strrchr(text, '\n');

	if (statement->line > 0) {
		(void)printf("-- line %zu\n", statement->line);
	}
	(void)fputs(report_printable(arena, text, true), stdout);
	/* A semicolon in a comment would end nothing. */
	(void)puts(text_ends(text, ";") ? ""
		   : strstr(last == NULL ? text : last, "--") != NULL ? "\n;"
								      : ";");
}

static void print_step(struct run *run, const struct revision *revision, enum direction direction,
	const struct step *step)
{
	struct arena *arena = run->arena;
	const struct script *script = revision_script(revision, direction);

	comment(arena, arena_printf(arena, "%s, %s: %s", revision->id,
			       direction == UP ? "upgrade" : "downgrade", script->path));
	VEC_EACH (&step->statements, it) {
		print_statement(arena, it);
	}
	if (step->statements.count == 0 && step->outcome.worked) {
		comment(arena, "it sends nothing");
	}
	if (!step->outcome.worked) {
		comment(arena, arena_printf(arena, "it fails here: %s", step->outcome.message));
	}
	(void)putchar('\n');
}

static bool show(struct stage *stage, const struct revision *revision, enum direction direction,
	bool *worked, struct error *err)
{
	struct run *run = stage->run;
	struct step step;

	*worked = true;
	if (revision_script(revision, direction)->path == NULL ||
		revision_script(revision, direction)->text == NULL) {
		comment(run->arena, arena_printf(run->arena, "%s has no %s", revision->id,
					    direction == UP ? "upgrade" : "downgrade"));
		(void)putchar('\n');
		return true;
	}
	stage->session->trace = true;
	if (!session_show(stage->session, &run->project.chain, revision, direction, run->arena,
		    &step, err)) {
		return fail_while(err, "revision %s", revision->id);
	}
	run_progress(run, NULL, NULL);
	print_step(run, revision, direction, &step);
	*worked = step.outcome.worked;
	return true;
}

/* Up and down, and up again for those behind it. */
static bool show_both(struct stage *stage, const struct revision *revision, bool last, bool *worked,
	struct error *err)
{
	if (!show(stage, revision, UP, worked, err)) {
		return false;
	}
	if (!*worked) {
		return true;
	}
	if (!show(stage, revision, DOWN, worked, err)) {
		return false;
	}
	return !*worked || last || revision->down.path == NULL || revision->down.text == NULL ||
	       build_step(stage, revision, UP, err);
}

static bool show_all(struct run *run, const bool *wanted, bool *worked, struct error *err)
{
	AUTO(stage_drop) struct stage stage = {.run = run, .pass = "build"};
	const struct chain *chain = &run->project.chain;
	size_t end = chain->count;

	while (end > 0 && !wanted[end - 1]) {
		end--;
	}
	if (!run_scratch(run, &stage.scratch, err) || !stage_open(&stage, true, err)) {
		return false;
	}
	for (size_t i = 0; i < end && *worked; i++) {
		const struct revision *revision = &chain->items[i];

		bool taken = wanted[i] ? show_both(&stage, revision, i + 1 == end, worked, err)
				       : build_step(&stage, revision, UP, err);

		if (!taken) {
			return false;
		}
	}
	return true;
}

static bool sql(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};
	bool *wanted, worked = true;

	if (options->arguments[0] == NULL) {
		return fail(
			err, ERROR_USAGE, "sql needs the name of a revision; try: mtest sql head");
	}
	if (!run_open(&run, options, arena, err)) {
		return false;
	}
	if (run.project.chain.refused != NULL) {
		return fail(err, ERROR_USAGE, "the chain cannot be walked: %s",
			run.project.chain.refused);
	}
	if (!find_revisions(&run.project.chain, options->arguments, arena, &wanted, err) ||
		!show_all(&run, wanted, &worked, err)) {
		run_progress(&run, NULL, NULL);
		return false;
	}
	run_progress(&run, NULL, NULL);
	*exit_code = worked ? EXIT_SUCCESS : EXIT_FINDINGS;
	return true;
}

extern const struct command sql_command;
const struct command sql_command = {
	.name = "sql",
	.arguments = "REV…",
	.summary = "print what these revisions send to the database, up and down",
	.takes_arguments = true,
	.run = sql,
};
