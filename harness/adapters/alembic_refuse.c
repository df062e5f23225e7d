#include "alembic_refuse.h"

#include "file.h"

#include <string.h>

/* What pip calls it that Python imports as module. */
static const char *package_of(struct arena *arena, const char *module)
{
	static const struct {
		const char *module, *package;
	} others[] = {
		{"psycopg2", "psycopg2-binary"},
		{"psycopg", "'psycopg[binary]'"},
		{"dotenv", "python-dotenv"},
		{"yaml", "PyYAML"},
	};
	const char *top = arena_copy_bytes(arena, module, strcspn(module, "."));

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (strcmp(others[i].module, top) == 0) {
			return others[i].package;
		}
	}
	return top;
}

/* Is the module one of the project's own, so that no package brings it? */
static bool is_own(const struct alembic_project *project, struct arena *arena, const char *module)
{
	const char *top = arena_copy_bytes(arena, module, strcspn(module, "."));

	VEC_EACH (&project->import_roots, it) {
		const char *root = tree_path(arena, project->root, *it);

		if (file_exists(arena_printf(arena, "%s/%s.py", root, top)) ||
			file_is_folder(arena_printf(arena, "%s/%s", root, top))) {
			return true;
		}
	}
	return false;
}

bool alembic_refuse(
	const struct alembic_project *project, const struct alembic_event *event, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	const char *module = alembic_event_text(event, work, "module");
	const char *problem = alembic_event_text(event, work, "problem");
	const char *where = alembic_event_text(event, work, "where");
	const char *python = project->python->path;

	problem = problem == NULL ? "it fails" : problem;
	if (text_starts(problem, "mtest: ")) {
		return fail(err, ERROR_ENVIRONMENT, "Alembic: %s", problem + strlen("mtest: "));
	}
	if (module != NULL && !is_own(project, work, module)) {
		module = package_of(work, module);
		return fail(err, ERROR_ENVIRONMENT,
			"Alembic: %s%s%s%s: install it for %s (%s -m pip install %s), or activate "
			"the project's environment",
			problem, where == NULL ? "" : " (", where == NULL ? "" : where,
			where == NULL ? "" : ")", python, python, module);
	}
	return fail(err, ERROR_ENVIRONMENT, "Alembic cannot start: %s%s%s%s", problem,
		where == NULL ? "" : " (", where == NULL ? "" : where, where == NULL ? "" : ")");
}
