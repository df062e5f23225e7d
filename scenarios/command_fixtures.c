#include "command.h"
#include "file.h"
#include "invent.h"
#include "show_invention.h"

#include <stdlib.h>
#include <string.h>

static bool write_script(
	const struct run *run, const struct invention *rows, const char *script, struct error *err)
{
	struct arena *arena = run->arena;
	const struct config *config = &run->project.config;
	const char *folder = config->fixtures.folder == NULL ? "fixtures" : config->fixtures.folder;
	const char *path;

	/* Of several sets each has a folder of its own name. */
	folder = tree_path(arena, run->project.folder, folder);
	folder = config->set == NULL ? folder : tree_path(arena, folder, config->set->name);
	path = arena_printf(arena, "%s/%s.before.sql", folder, rows->revision->id);
	if (strchr(rows->revision->id, '/') != NULL) {
		return fail(err, ERROR_USAGE, "a file cannot bear the name of revision %s",
			rows->revision->id);
	}
	if (file_exists(path)) {
		return fail(err, ERROR_USAGE,
			"%s: it is there already; remove it to have it written anew", path);
	}
	if (!file_make_folders(folder, 0777, err) ||
		!file_write(path, script, strlen(script), err)) {
		return false;
	}
	(void)fprintf(stderr, "wrote %s\n", path);
	return true;
}

static bool is_json(const struct options *options)
{
	return strcmp(options->format->name, "json") == 0;
}

static bool check_usage(const struct options *options, struct error *err)
{
	if (options->arguments[0] == NULL || options->arguments[1] != NULL) {
		return fail(
			err, ERROR_USAGE, "fixtures takes one revision; try: mtest fixtures head");
	}
	return is_json(options) || strcmp(options->format->name, "text") == 0 ||
	       fail(err, ERROR_USAGE, "fixtures writes the formats text and json only");
}

static bool fixtures(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};
	struct invention rows;
	const char *script;

	if (!check_usage(options, err) || !run_open(&run, options, arena, err)) {
		return false;
	}
	if (!invent_rows(&run, options->arguments[0], &rows, err)) {
		run_progress(&run, NULL, NULL);
		return false;
	}
	*exit_code = EXIT_SUCCESS;
	script = invent_script(arena, &run, &rows);
	if (options->write && !write_script(&run, &rows, script, err)) {
		return false;
	}
	if (is_json(options)) {
		show_invention_json(&rows, script, arena);
		return true;
	}
	if (!options->write) {
		(void)fputs(script, stdout);
	}
	show_invention(&rows, options->verbose, arena);
	return true;
}

extern const struct command fixtures_command;
const struct command fixtures_command = {
	.name = "fixtures",
	.arguments = "REV",
	.summary = "show the rows that the tables are filled with before a revision (--write)",
	.takes_arguments = true,
	.run = fixtures,
};
