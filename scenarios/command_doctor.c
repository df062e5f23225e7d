#include "command.h"
#include "own_files.h"
#include "server_find.h"

#include <stdlib.h>
#include <string.h>

/* What was chosen and why, and what a walk would find on this machine. */

static void print_servers(struct place *place, struct arena *arena)
{
	struct server_search search = server_find_all(place, arena);
	bool chosen = false;

	VEC_EACH (&search, it) {
		bool usable = it->problem == NULL;

		(void)printf("  %s %s: %s%s%s\n", usable && !chosen ? "*" : "-", it->where,
			it->folder == NULL ? "" : it->folder, usable ? ", PostgreSQL " : ": ",
			usable ? it->version_text : it->problem);
		chosen = chosen || usable;
	}
	if (!chosen) {
		(void)puts("  none can be used: apt-get install postgresql, or name one with "
			   "--pg-bindir or --server");
	}
}

static void print_project(const struct project *project)
{
	(void)printf("project     %s\n", project->folder);
	(void)printf(
		"mtest.yaml  %s\n", project->config.file == NULL ? "none" : project->config.file);
	VEC_EACH (&project->config.idle, it) {
		(void)printf("            its key %s does nothing in this version\n", *it);
	}
	if (project->config.set != NULL) {
		(void)printf("set         %s\n", project->config.set->name);
	}
	(void)printf("tool        %s (%s)\n", project->adapter->name, project->tool_why);
	(void)printf("migrations  %s, %zu revisions\n", project->path, project->chain.count);
	(void)printf("engine      %s (%s)\n", project->engine->name, project->engine_why);
	(void)printf("database    %s\n", project->database);
}

static bool print_own_files(const struct run *run, struct error *err)
{
	struct own_files files;

	if (!own_files_read(&run->project, run->arena, &files, err)) {
		return false;
	}
	VEC_EACH (&files, it) {
		(void)printf("own file    %s, for revision %s\n", it->path, it->revision->id);
	}
	return true;
}

/* Where the tool itself runs, it is started once, and says what it is. */
static bool try_tool(const struct run *run, struct scratch *scratch, struct error *err)
{
	const struct project *project = &run->project;
	AUTO(session_close) struct session *session = NULL;
	bool opened;

	if (project->adapter->describe == NULL) {
		return true;
	}
	opened = session_open(
		project->adapter, &project->chain, scratch, true, run->arena, &session, err);
	project->adapter->describe(&project->chain, stdout);
	return opened;
}

static bool doctor(
	const struct options *options, struct arena *arena, int *exit_code, struct error *err)
{
	AUTO(run_close) struct run run = {0};
	AUTO(scratch_drop) struct scratch *scratch = NULL;
	AUTO(db_close) struct db *db = NULL;

	*exit_code = EXIT_SUCCESS;
	if (!run_open(&run, options, arena, err)) {
		return false;
	}
	print_project(&run.project);
	if (!print_own_files(&run, err)) {
		return false;
	}
	(void)printf("scratch     %s\n", run.place->folder);
	(void)printf("cache       %s\n",
		*run.place->cache_folder == '\0' ? "none" : run.place->cache_folder);
	if (strcmp(run.project.engine->name, "postgres") == 0) {
		if (run.project.version != NULL) {
			(void)printf("version     the project names PostgreSQL %s\n",
				run.project.version);
		}
		if (run.place->server_address != NULL) {
			(void)printf("address     %s, with a password of the run's own, because a "
				     "command leads to python\n",
				run.place->server_address);
		}
		(void)puts("servers");
		print_servers(run.place, arena);
	}
	(void)fflush(stdout);
	if (!run_scratch(&run, &scratch, err) || !db_open(scratch, &db, err)) {
		return false;
	}
	if (!try_tool(&run, scratch, err)) {
		return false;
	}
	(void)printf("test        a scratch database opened: %s %s\n", run.project.engine->name,
		run.result.server_version);
	return true;
}

extern const struct command doctor_command;
const struct command doctor_command = {
	.name = "doctor",
	.arguments = "",
	.summary = "show which tool, engine and server were chosen, and why",
	.run = doctor,
};
