#include "sets.h"

#include "settle_baseline.h"

#include <stdlib.h>
#include <string.h>

static const char mark[] = "{set}";

/* An open_memstream, and the text that it leaves behind. */
struct gathered {
	FILE *file;
	char *text;
	size_t size;
};

static void close_gathered(struct gathered *gathered)
{
	if (gathered->file != NULL) {
		(void)fclose(gathered->file);
	}
	free(gathered->text);
}

bool sets_find(
	const struct options *options, struct arena *arena, struct names *out, struct error *err)
{
	struct config config;

	*out = (struct names){0};
	if (options->project.set != NULL) {
		return true;
	}
	if (!config_read(arena, options->project.folder, options->project.config, &config, err)) {
		return false;
	}
	for (size_t i = 0; config.sets.count > 1 && i < config.sets.count; i++) {
		*VEC_ADD(arena, out) = config.sets.items[i].name;
	}
	return true;
}

static bool is_format(const struct options *options, const char *name)
{
	return strcmp(options->format->name, name) == 0;
}

/* Several reports in one file would overwrite each other, or be no document of that format. */
static bool check_reports(const struct options *options, struct error *err)
{
	if (is_format(options, "junit")) {
		return fail(err, ERROR_USAGE,
			"--format junit is one document, and there are several sets: choose one "
			"with --set, or write a file for each with --report junit=mtest-%s.xml",
			mark);
	}
	VEC_EACH (&options->reports, it) {
		if (strstr(it->path, mark) == NULL) {
			return fail(err, ERROR_USAGE,
				"--report: several sets would write to %s: put %s into the name, "
				"or choose one with --set",
				it->path, mark);
		}
	}
	if (options->baseline != NULL && strstr(options->baseline, mark) == NULL) {
		return fail(err, ERROR_USAGE,
			"--baseline: each of several sets has its own: put %s into the name, or "
			"choose one with --set",
			mark);
	}
	return true;
}

static const char *named(struct arena *arena, const char *path, const char *set)
{
	const char *at = strstr(path, mark);

	return arena_printf(arena, "%.*s%s%s", (int)(at - path), path, set, at + strlen(mark));
}

static struct options options_of(
	const struct options *all, const char *set, FILE *out, struct arena *arena)
{
	struct options one = *all;

	one.project.set = set;
	one.out = out;
	one.baseline = all->baseline == NULL ? NULL : named(arena, all->baseline, set);
	one.reports.items = NULL;
	one.reports.count = one.reports.cap = 0;
	VEC_EACH (&all->reports, it) {
		*VEC_ADD(arena, &one.reports) = (struct report_file){
			.format = it->format, .path = named(arena, it->path, set)};
	}
	return one;
}

static bool check_set(const struct options *options, const char *set, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct options one = options_of(options, set, options->out, work);
	struct findings findings = {.arena = work};
	struct project project;
	struct baseline baseline;

	return (project_open(&one.project, work, &project, &findings, err) &&
		       settle_baseline_read(&one, &project, work, &baseline, err)) ||
	       fail_while(err, "set %s", set);
}

static bool run_set(const struct command *command, const char *set, const struct options *options,
	FILE *out, int *exit_code, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct options one = options_of(options, set, out, work);
	int code = EXIT_SUCCESS;

	if (!command->run(&one, work, &code, err)) {
		return fail_while(err, "set %s", set);
	}
	*exit_code = code > *exit_code ? code : *exit_code;
	return true;
}

static bool run_text(const struct command *command, const struct names *sets,
	const struct options *options, int *exit_code, struct error *err)
{
	bool heading = is_format(options, "text");

	VEC_EACH (sets, it) {
		if (heading) {
			(void)fprintf(
				options->out, "%sset %s\n\n", it == sets->items ? "" : "\n", *it);
		}
		if (!run_set(command, *it, options, options->out, exit_code, err)) {
			return false;
		}
		(void)fflush(options->out);
	}
	return true;
}

/* Nothing of it is printed when a set fails: half a document is of use to nobody. */
static bool run_json(const struct command *command, const struct names *sets,
	const struct options *options, int *exit_code, struct error *err)
{
	AUTO(close_gathered) struct gathered gathered = {0};

	gathered.file = open_memstream(&gathered.text, &gathered.size);
	if (gathered.file == NULL) {
		return fail_errno(err, "the report");
	}
	(void)fputs("{\"mtest\":\"" MTEST_VERSION "\",\"schema_version\":1,\"sets\":[\n",
		gathered.file);
	VEC_EACH (sets, it) {
		if (it != sets->items) {
			(void)fputs(",\n", gathered.file);
		}
		if (!run_set(command, *it, options, gathered.file, exit_code, err)) {
			return false;
		}
	}
	(void)fputs("]}\n", gathered.file);
	if (fflush(gathered.file) != 0) {
		return fail_errno(err, "the report");
	}
	(void)fwrite(gathered.text, 1, gathered.size, options->out);
	return true;
}

bool sets_run(const struct command *command, const struct names *sets,
	const struct options *options, int *exit_code, struct error *err)
{
	if (!check_reports(options, err)) {
		return false;
	}
	VEC_EACH (sets, it) {
		if (!check_set(options, *it, err)) {
			return false;
		}
	}
	*exit_code = EXIT_SUCCESS;
	return is_format(options, "json") ? run_json(command, sets, options, exit_code, err)
					  : run_text(command, sets, options, exit_code, err);
}
