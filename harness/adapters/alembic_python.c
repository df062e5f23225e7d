#include "alembic_python.h"

#include "file.h"

#include <string.h>

/* argv[0] of python: a path from the folder on, or a program of PATH. */
static const char *find_program(struct arena *arena, const char *folder, const char *name)
{
	const char *path = strchr(name, '/') == NULL ? file_in_path(arena, name)
			   : *name == '/'            ? name
						     : arena_printf(arena, "%s/%s", folder, name);

	return path != NULL && file_exists(path) ? path : NULL;
}

static const char *join(struct arena *arena, const struct names *words)
{
	const char *out = "";

	VEC_EACH (words, it) {
		out = arena_printf(arena, "%s%s%s", out, *out == '\0' ? "" : " ", *it);
	}
	return out;
}

bool alembic_configure(const struct chain *chain, const struct config *config, const char *folder,
	struct error *err)
{
	struct alembic_project *project = chain->own;
	struct arena *arena = project->arena;
	const char *program;

	project->home = arena_copy(arena, folder);
	project->environment = config->environment;
	project->x_args = config->x_args;
	if (config->python.count == 0) {
		return true;
	}
	program = find_program(arena, folder, config->python.items[0]);
	if (program == NULL) {
		return fail(err, ERROR_USAGE, "%s: python: there is no program %s",
			config_place(arena, config, "python"), config->python.items[0]);
	}
	project->python_place = config_place(arena, config, "python");
	if (config->python.count == 1) {
		project->python =
			python_try(arena, config->file, program, "alembic", &project->pythons);
		return true;
	}
	*VEC_ADD(arena, &project->command) = program;
	for (size_t i = 1; i < config->python.count; i++) {
		*VEC_ADD(arena, &project->command) = config->python.items[i];
	}
	struct python *python = VEC_ADD(arena, &project->pythons);

	*python = (struct python){config->file, join(arena, &config->python), NULL};
	project->python = python;
	return true;
}

bool alembic_python_find(struct alembic_project *project, struct error *err)
{
	struct arena *arena = project->arena;
	const char *tried = "";

	if (project->python != NULL) {
		return true;
	}
	if (project->pythons.count == 0) {
		project->python =
			python_find(arena, tree_path(arena, project->home, project->working),
				"alembic", "alembic", &project->pythons);
	}
	if (project->python != NULL) {
		return true;
	}
	if (project->python_place != NULL) {
		const struct python *said = &project->pythons.items[0];

		return fail(err, ERROR_ENVIRONMENT,
			"%s: python: %s %s: run %s -m pip install alembic", project->python_place,
			said->path, said->problem, said->path);
	}
	VEC_EACH (&project->pythons, it) {
		tried = arena_printf(arena, "%s%s%s %s", tried, *tried == '\0' ? "" : ", ",
			it->path, it->problem);
	}
	return fail(err, ERROR_ENVIRONMENT,
		"no Python here can import alembic (%s): activate the project's environment, or "
		"run: python3 -m pip install alembic",
		*tried == '\0' ? "there is none" : tried);
}

void alembic_describe(const struct chain *chain, FILE *out)
{
	struct alembic_project *project = chain->own;
	struct error trouble;
	bool found = alembic_python_find(project, &trouble);

	(void)fputs("python\n", out);
	VEC_EACH (&project->pythons, it) {
		(void)fprintf(out, "  %s %s: %s%s%s\n", it->problem == NULL ? "*" : "-", it->where,
			it->path, it->problem == NULL ? "" : ": ",
			it->problem == NULL ? "" : it->problem);
	}
	if (!found) {
		(void)fprintf(out, "  %s\n", trouble.text);
	}
	if (project->versions_text != NULL) {
		(void)fprintf(out, "worker      %s; %s\n", project->versions_text,
			project->isolated ? "no network but the scratch server's socket"
			: project->command.count > 0
				? "a command has started it, whose network mtest cannot cut"
				: "the kernel lets it use the network, which mtest could not cut");
	}
}
