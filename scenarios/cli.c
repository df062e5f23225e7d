#include "cli.h"

#include <popt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What popt fills in. */
struct values {
	char *folder, *config, *tool, *engine, *server, *bindir, *version_number, *format, *fail_on;
	char *colour, *progress, *output;
	char **reports;
	double step_timeout;
	int keep, quiet, verbose, paranoid, up, markdown, version, help;
};

static void free_context(poptContext *context)
{
	(void)poptFreeContext(*context);
}

static void free_list(char **list)
{
	for (char **it = list; it != NULL && *it != NULL; it++) {
		free(*it);
	}
	free(list);
}

static void free_values(struct values *values)
{
	free(values->folder);
	free(values->config);
	free(values->tool);
	free(values->engine);
	free(values->server);
	free(values->bindir);
	free(values->version_number);
	free(values->format);
	free(values->fail_on);
	free(values->colour);
	free(values->progress);
	free(values->output);
	free_list(values->reports);
}

#define TEXT POPT_ARG_STRING
#define FLAG POPT_ARG_NONE

static void print_help(const struct poptOption *options)
{
	(void)puts("usage: mtest [OPTION…] COMMAND\n\n"
		   "Proves that a project's schema migrations can be trusted.\n\ncommands:");
	for (size_t i = 0; commands[i] != NULL; i++) {
		(void)printf("  %-9s%-9s %s\n", commands[i]->name, commands[i]->arguments,
			commands[i]->summary);
	}
	(void)puts("\noptions:");
	for (; options->longName != NULL; options++) {
		const char *argument = options->argDescrip == NULL ? "" : options->argDescrip;
		int width = (int)(strlen(options->longName) + strlen(argument));
		char letter[] = {'-', options->shortName, ',', '\0'};

		(void)printf("  %3s --%s %s%*s%s\n", options->shortName == '\0' ? "" : letter,
			options->longName, argument, width < 24 ? 24 - width : 1, "",
			options->descrip);
	}
	(void)puts("\nexit codes: 0 no finding at or above --fail-on, 1 findings, 2 wrong use or "
		   "configuration,\n3 mtest could not do its work, 130 interrupted");
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
				.tool = arena_copy(arena, values->tool),
				.engine = arena_copy(arena, values->engine),
				.step_timeout = values->step_timeout,
			},
		.server_url = arena_copy(arena, values->server),
		.pg_bindir = arena_copy(arena, values->bindir),
		.pg_version = arena_copy(arena, values->version_number),
		.fail_on = ERROR,
		.output = arena_copy(arena, values->output),
		.up = values->up != 0,
		.keep = values->keep != 0,
		.quiet = values->quiet != 0,
		.verbose = values->verbose != 0,
		.paranoid = values->paranoid != 0 || getenv("MTEST_PARANOID") != NULL,
		.markdown = values->markdown != 0,
	};
	if (!publish_format(values->format == NULL ? "text" : values->format, &out->format, err) ||
		!read_reports(values, arena, out, err)) {
		return false;
	}
	if (values->fail_on != NULL && !severity_find(values->fail_on, &out->fail_on)) {
		return fail(err, ERROR_USAGE, "--fail-on takes error, warning or note, not '%s'",
			values->fail_on);
	}
	if (!(values->step_timeout >= 0)) {
		return fail(err, ERROR_USAGE, "--step-timeout takes a number of seconds above 0");
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
	AUTO(free_values) struct values values = {0};
	const struct poptOption options[] = {
		{"project", 'C', TEXT, &values.folder, 0,
			"the project's folder (default: this one)", "DIR"},
		{"config", '\0', TEXT, &values.config, 0, "another file than mtest.yaml", "FILE"},
		{"tool", '\0', TEXT, &values.tool, 0, "the migration tool (default: detected)",
			"NAME"},
		{"engine", '\0', TEXT, &values.engine, 0, "postgres or sqlite (default: detected)",
			"NAME"},
		{"server", '\0', TEXT, &values.server, 0,
			"use this PostgreSQL server, in databases of mtest's own", "URL"},
		{"pg-bindir", '\0', TEXT, &values.bindir, 0, "where initdb and postgres are",
			"DIR"},
		{"pg-version", '\0', TEXT, &values.version_number, 0, "the major version to use",
			"N"},
		{"format", '\0', TEXT, &values.format, 0, "text (default), json, junit or github",
			"FORMAT"},
		{"report", '\0', POPT_ARG_ARGV, &values.reports, 0,
			"write this report, too; may be given several times", "FORMAT=FILE"},
		{"fail-on", '\0', TEXT, &values.fail_on, 0,
			"exit 1 from error (default), warning or note", "SEVERITY"},
		{"step-timeout", '\0', POPT_ARG_DOUBLE, &values.step_timeout, 0,
			"limit of one step (default: 60)", "SECONDS"},
		{"keep", '\0', FLAG, &values.keep, 0, "leave the scratch folder behind for a look",
			NULL},
		{"quiet", 'q', FLAG, &values.quiet, 0, "no progress line", NULL},
		{"verbose", 'v', FLAG, &values.verbose, 0, "every finding whole, however many",
			NULL},
		{"paranoid", '\0', FLAG, &values.paranoid, 0,
			"read every snapshot twice, in short and in full, and compare", NULL},
		{"color", '\0', TEXT, &values.colour, 0, "auto, always or never", "WHEN"},
		{"progress", '\0', TEXT, &values.progress, 0, "auto, always or never", "WHEN"},
		{"output", 'o', TEXT, &values.output, 0, "snapshot: the file to write", "FILE"},
		{"up", '\0', FLAG, &values.up, 0, "suggest: the upgrade, not the downgrade", NULL},
		{"markdown", '\0', FLAG, &values.markdown, 0,
			"explain: print the checks as a table", NULL},
		{"version", '\0', FLAG, &values.version, 0, "print the version", NULL},
		{"help", 'h', FLAG, &values.help, 0, "print this", NULL},
		POPT_TABLEEND,
	};
	AUTO(free_context) poptContext context = poptGetContext("mtest", argc, argv, options, 0);
	int status = poptGetNextOpt(context);

	*out = (struct cli){0};
	if (status < -1) {
		return fail(err, ERROR_USAGE, "%s: %s",
			poptBadOption(context, POPT_BADOPTION_NOALIAS), poptStrerror(status));
	}
	if (values.help != 0) {
		print_help(options);
		return true;
	}
	if (values.version != 0) {
		(void)puts("mtest " MTEST_VERSION);
		return true;
	}
	return read_values(&values, arena, &out->options, err) &&
	       read_arguments(context, arena, out, err);
}
