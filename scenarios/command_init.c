#include "command.h"
#include "config_keys.h"
#include "config_template.h"
#include "file.h"

#include <stdlib.h>
#include <string.h>

/* A first mtest.yaml, with what was detected in it. */

static void start_with(const struct project *project, struct arena *arena, struct config_start *out)
{
	out->tool = project->adapter->name;
	out->engine = project->engine == NULL ? NULL : project->engine->name;
	if (project->others.count == 0) {
		out->path = strcmp(project->path, ".") == 0 ? NULL : project->path;
		return;
	}
	*VEC_ADD(arena, &out->sets) = project->path;
	VEC_EACH (&project->others, it) {
		*VEC_ADD(arena, &out->sets) = *it;
	}
}

/* As the README shows them. */
static void print_keys(void)
{
	(void)puts("| key | for example | |\n|---|---|---|");
	for (size_t i = 0; i < config_key_count; i++) {
		if (!config_is_idle(config_keys[i].key)) {
			(void)printf("| `%s` | `%s` | %s |\n", config_keys[i].key,
				config_keys[i].example, config_keys[i].meaning);
		}
	}
}

static bool init(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	const char *file = options->project.config != NULL
				   ? options->project.config
				   : arena_printf(arena, "%s/mtest.yaml", options->project.folder);
	struct project_options plain = options->project;
	struct findings findings = {.arena = arena};
	struct config_start start = {0};
	struct project project;
	struct error trouble = {0};
	const char *text;

	*exit_code = EXIT_SUCCESS;
	if (options->markdown) {
		print_keys();
		return true;
	}
	if (file_exists(file)) {
		return fail(
			err, ERROR_USAGE, "%s is there already, and init overwrites nothing", file);
	}
	plain.config = NULL;
	if (project_open(&plain, arena, &project, &findings, &trouble)) {
		start_with(&project, arena, &start);
	} else if (trouble.code != ERROR_USAGE || !file_is_folder(options->project.folder)) {
		*err = trouble;
		return false;
	}
	text = config_template(arena, &start);
	if (!file_write(file, text, strlen(text), err)) {
		return false;
	}
	(void)printf("%s written%s%s\n", file, start.tool == NULL ? "; " : ": ",
		start.tool == NULL ? "nothing was detected, so say in it where the migrations are"
		: start.sets.count > 0
			? "several sets of migrations were found; mtest all walks each"
			: start.tool);
	return true;
}

extern const struct command init_command;
const struct command init_command = {
	.name = "init",
	.arguments = "",
	.summary = "write an mtest.yaml for this project, with every key explained",
	.run = init,
};
