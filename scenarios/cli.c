#include "cli.h"

#include "cli_options.h"
#include "cli_variables.h"
#include "config_fields.h"
#include "select.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void free_context(poptContext *context)
{
	(void)poptFreeContext(*context);
}

static bool read_word(const char *option, const char *value, bool *out, int file, struct error *err)
{
	bool automatic = value == NULL || strcmp(value, "auto") == 0;
	const char *term = getenv("TERM");

	if (!automatic && strcmp(value, "always") != 0 && strcmp(value, "never") != 0) {
		return fail(err, ERROR_USAGE, "--%s takes auto, always or never, not '%s'", option,
			value);
	}
	*out = automatic ? isatty(file) != 0 && getenv("NO_COLOR") == NULL && term != NULL &&
				   strcmp(term, "dumb") != 0
			 : strcmp(value, "always") == 0;
	return true;
}

static bool find_command(const char *name, const struct command **out, struct error *err)
{
	const char *known[32];
	size_t count = 0;
	const char *nearest;

	for (; commands[count] != NULL; count++) {
		known[count] = commands[count]->name;
		if (strcmp(name, known[count]) == 0) {
			*out = commands[count];
			return true;
		}
	}
	nearest = text_nearest(name, known, count);
	return fail(err, ERROR_USAGE, "there is no command '%s'; %s%s%s", name,
		nearest == NULL ? "mtest --help lists them" : "did you mean ",
		nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?");
}

static bool read_reports(
	const struct values *values, struct arena *arena, struct options *out, struct error *err)
{
	for (char **it = values->reports; it != NULL && *it != NULL; it++) {
		struct report_file file = {0};

		if (!publish_parse(arena, *it, &file, err)) {
			return false;
		}
		VEC_EACH (&out->reports, other) {
			if (strcmp(other->path, file.path) == 0) {
				return fail(
					err, ERROR_USAGE, "two --report write to %s", file.path);
			}
		}
		*VEC_ADD(arena, &out->reports) = file;
	}
	return true;
}

static bool read_numbers(
	const struct values *values, struct arena *arena, struct options *out, struct error *err)
{
	if (values->step_timeout != NULL &&
		!seconds_read(values->step_timeout, &out->project.step_timeout)) {
		return fail(err, ERROR_USAGE,
			"--step-timeout takes a number of seconds from above 0 to a week, not '%s'",
			values->step_timeout);
	}
	if (values->rows != NULL && (out->rows = rows_number(arena, values->rows)) == NULL) {
		return fail(err, ERROR_USAGE, "--rows takes a number from 0 to 100000, not '%s'",
			values->rows);
	}
	return true;
}

static bool read_values(
	const struct values *values, struct arena *arena, struct options *out, struct error *err)
{
	*out = (struct options){
		.project =
			{
				.folder = values->folder == NULL
						  ? "."
						  : arena_copy(arena, values->folder),
				.config = arena_copy(arena, values->config),
				.set = arena_copy(arena, values->set),
				.tool = arena_copy(arena, values->tool),
				.engine = arena_copy(arena, values->engine),
			},
		.server_url = arena_copy(arena, values->server),
		.pg_bindir = arena_copy(arena, values->bindir),
		.pg_version = arena_copy(arena, values->version_number),
		.out = stdout,
		.fail_on = ERROR,
		.output = arena_copy(arena, values->output),
		.since = arena_copy(arena, values->since),
		.all_history = values->all_history != 0,
		.baseline = arena_copy(arena, values->baseline),
		.write_baseline = values->write_baseline != 0,
		.up = values->up != 0,
		.write = values->write != 0,
		.keep = values->keep != 0,
		.quiet = values->quiet != 0,
		.verbose = values->verbose != 0,
		.paranoid = values->paranoid != 0 || getenv("MTEST_PARANOID") != NULL,
		.thorough = values->thorough != 0,
		.offline = values->offline != 0,
		.interrupt = values->interrupt != 0,
		.markdown = values->markdown != 0,
	};
	if (!publish_format(values->format == NULL ? "text" : values->format, &out->format, err)) {
		return fail_while(err, "--format");
	}
	if (!read_reports(values, arena, out, err)) {
		return false;
	}
	if (values->fail_on != NULL && !severity_find(values->fail_on, &out->fail_on)) {
		return fail(err, ERROR_USAGE, "--fail-on takes error, warning or note, not '%s'",
			values->fail_on);
	}
	if (!select_checks((const char *const *)values->only, (const char *const *)values->skip,
		    arena, out->unwanted, err)) {
		return false;
	}
	/* Who names the check asks for it. */
	out->interrupt = out->interrupt ||
			 (values->only != NULL && !out->unwanted[INTERRUPTED_UPGRADE_STUCK]);
	if (out->since != NULL && out->all_history) {
		return fail(err, ERROR_USAGE, "--since and --all-history contradict each other");
	}
	if (!read_numbers(values, arena, out, err)) {
		return false;
	}
	return read_word("color", values->colour, &out->colour, STDOUT_FILENO, err) &&
	       read_word("progress", values->progress, &out->progress, STDERR_FILENO, err);
}

static bool read_arguments(
	poptContext context, struct arena *arena, struct cli *out, struct error *err)
{
	struct names names = {0};
	const char *name = poptGetArg(context);
	const char *argument;

	if (name == NULL) {
		return fail(err, ERROR_USAGE,
			"what to do? mtest all walks the project in this "
			"folder; mtest --help lists the commands");
	}
	if (!find_command(name, &out->command, err)) {
		return false;
	}
	while ((argument = poptGetArg(context)) != NULL) {
		*VEC_ADD(arena, &names) = arena_copy(arena, argument);
	}
	if (names.count > 0 && !out->command->takes_arguments) {
		return fail(err, ERROR_USAGE, "%s takes no arguments, but was given '%s'", name,
			names.items[0]);
	}
	*VEC_ADD(arena, &names) = NULL;
	out->options.arguments = names.items;
	return true;
}

bool cli_read(int argc, const char **argv, struct arena *arena, struct cli *out, struct error *err)
{
	AUTO(cli_values_free) struct values values = {0};
	const struct poptOption *options = cli_options(arena, &values);
	AUTO(free_context) poptContext context = poptGetContext("mtest", argc, argv, options, 0);
	int status = poptGetNextOpt(context);

	*out = (struct cli){0};
	if (status < -1) {
		return fail(err, ERROR_USAGE, "%s: %s",
			poptBadOption(context, POPT_BADOPTION_NOALIAS), poptStrerror(status));
	}
	if (values.help != 0) {
		cli_print_help(options);
		return true;
	}
	if (values.version != 0) {
		(void)puts("mtest " MTEST_VERSION);
		return true;
	}
	return cli_variables(options, arena, &out->variables, err) &&
	       read_values(&values, arena, &out->options, err) &&
	       read_arguments(context, arena, out, err);
}
