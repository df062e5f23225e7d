#include "project.h"

#include "chain_check.h"
#include "file.h"
#include "marks.h"
#include "naming.h"

#include <string.h>

static const double default_step_timeout = 60;

/* " alembic, golang-migrate and plain" */
static const char *known_tools(struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; adapters[i] != NULL; i++) {
		text = arena_printf(arena, "%s%s %s", text,
			i == 0                    ? ""
			: adapters[i + 1] == NULL ? " and"
						  : ",",
			adapters[i]->name);
	}
	return text;
}

/* Does this folder lie in the one that was chosen? In ".", everything would. */
static bool is_part_of(const char *folder, const char *chosen)
{
	size_t length = strlen(chosen);

	return strncmp(folder, chosen, length) == 0 &&
	       (folder[length] == '\0' || folder[length] == '/');
}

/*
 * The migrations of other tools that nobody has chosen against. The last tool of the table takes
 * any numbered SQL file, which is too little to go by beside a set that was found.
 */
static void find_others(struct project *project, struct arena *arena, size_t chosen)
{
	for (size_t i = chosen + 1; adapters[i] != NULL && adapters[i + 1] != NULL; i++) {
		struct detected detected;

		if (adapters[i]->detect(project->tree, arena, NULL, &detected) &&
			!is_part_of(detected.path, project->path)) {
			*VEC_ADD(arena, &project->others) = detected.path;
		}
	}
}

static bool find_tool(const struct project_options *options, struct arena *arena,
	struct project *project, struct error *err)
{
	const char *name = options->tool != NULL ? options->tool : project->config.tool;
	const char *path = project->config.path;
	struct detected detected;

	if (name != NULL && adapter_find(name) == NULL) {
		return fail(err, ERROR_USAGE, "%s: there is no tool '%s'; mtest knows%s",
			options->tool != NULL ? "--tool"
					      : config_place(arena, &project->config, "tool"),
			name, known_tools(arena));
	}
	if (path != NULL && !file_is_folder(tree_path(arena, project->folder, path))) {
		return fail(err, ERROR_USAGE, "%s: there is no folder %s",
			config_place(arena, &project->config, "path"), path);
	}
	for (size_t i = 0; adapters[i] != NULL; i++) {
		const struct adapter *adapter = adapters[i];

		if ((name == NULL || strcmp(name, adapter->name) == 0) &&
			adapter->detect(project->tree, arena, path, &detected)) {
			project->adapter = adapter;
			project->path = detected.path;
			project->tool_why = detected.why;
			project->others = detected.others;
			if (name == NULL && path == NULL) {
				find_others(project, arena, i);
			}
			return true;
		}
	}
	return fail(err, ERROR_USAGE,
		"%s: no migrations found%s%s; say where they are with path: in mtest.yaml",
		path != NULL ? tree_path(arena, project->folder, path) : project->folder,
		name == NULL ? "" : " for ", name == NULL ? "" : name);
}

static bool find_engine(const struct project_options *options, struct arena *arena,
	struct project *project, struct error *err)
{
	struct dialect said = dialect_of_project(project->tree, arena);
	const char *name = options->engine;

	project->database = said.database != NULL ? said.database : "mtest";
	project->version = said.version;
	project->engine_why = "--engine";
	if (name == NULL) {
		name = project->config.engine;
		project->engine_why =
			name == NULL ? NULL : config_place(arena, &project->config, "engine");
	}
	if (name == NULL) {
		name = project->chain.engine;
		project->engine_why = project->chain.engine_why;
	}
	if (name == NULL) {
		name = said.engine;
		project->engine_why = said.why;
	}
	if (name == NULL) {
		struct dialect seen = dialect_of_chain(&project->chain, project->path, arena);

		name = seen.engine;
		project->engine_why = seen.why;
	}
	if (name == NULL) {
		return true;
	}
	project->engine = engine_find(name);
	if (project->engine == NULL) {
		return fail(err, ERROR_USAGE,
			"mtest has no engine '%s' (%s says so); it has postgres and sqlite", name,
			project->engine_why);
	}
	return true;
}

static bool read_prelude(struct arena *arena, struct project *project, struct error *err)
{
	VEC_EACH (&project->config.prelude, it) {
		struct script *script = VEC_ADD(arena, &project->prelude);
		size_t size;

		script->path = *it;
		script->line = 1;
		if (!tree_read(project->tree, arena, *it, &script->text, &size, err)) {
			err->code = ERROR_USAGE;
			return fail_while(err, "%s: prelude",
				config_place(arena, &project->config, "prelude"));
		}
		if (memchr(script->text, '\0', size) != NULL) {
			return fail(err, ERROR_USAGE, "%s: prelude: %s holds a NUL byte",
				config_place(arena, &project->config, "prelude"), *it);
		}
	}
	return true;
}

const char *const *project_own_objects(const struct project *project)
{
	return project->chain.own_objects != NULL ? project->chain.own_objects
						  : project->adapter->own_objects(project->engine);
}

bool project_open(const struct project_options *options, struct arena *arena, struct project *out,
	struct findings *findings, struct error *err)
{
	*out = (struct project){.folder = options->folder};
	if (!file_is_folder(options->folder)) {
		return fail(err, ERROR_USAGE, "--project: there is no folder %s", options->folder);
	}
	out->tree = options->tree != NULL ? options->tree : tree_folder(arena, options->folder);
	if (!config_read(arena, options->folder, options->config, &out->config, err) ||
		!config_choose_set(arena, &out->config, options->set, err) ||
		!find_tool(options, arena, out, err) ||
		!out->adapter->read(out->tree, arena, out->path, &out->chain, findings, err) ||
		(out->adapter->configure != NULL &&
			!out->adapter->configure(&out->chain, &out->config, out->folder, err)) ||
		!find_engine(options, arena, out, err) || !read_prelude(arena, out, err)) {
		return false;
	}
	chain_check(&out->chain, arena, findings);
	if (!naming_check(&out->chain, &out->config, arena, findings, err) ||
		!marks_set(&out->chain, &out->config, arena, findings, err)) {
		return false;
	}
	out->step_timeout = options->step_timeout > 0      ? options->step_timeout
			    : out->config.step_timeout > 0 ? out->config.step_timeout
							   : default_step_timeout;
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];
		const struct revision *revision =
			finding->revision == NULL ? NULL
						  : chain_find(&out->chain, finding->revision);

		findings->items[i].order = chain_index(&out->chain, revision);
	}
	return true;
}
