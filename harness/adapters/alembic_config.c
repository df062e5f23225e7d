#include "alembic_config.h"

#include "alembic_ini.h"
#include "search.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

static const char *read_text(const struct tree *tree, struct arena *arena, const char *path)
{
	const char *text;
	size_t size;
	struct error ignored;

	return tree_read(tree, arena, path, &text, &size, &ignored) ? text : NULL;
}

/* "a/./b/../c" without the detours; what would leave the root stays below it. */
static const char *normalize(struct arena *arena, const char *path)
{
	struct names parts = {0};
	const char *out = ".";

	while (*path != '\0') {
		size_t length = strcspn(path, "/");
		const char *part = arena_copy_bytes(arena, path, length);

		if (strcmp(part, "..") == 0) {
			parts.count -= parts.count > 0 ? 1 : 0;
		} else if (*part != '\0' && strcmp(part, ".") != 0) {
			*VEC_ADD(arena, &parts) = part;
		}
		path += length + (path[length] == '/' ? 1 : 0);
	}
	VEC_EACH (&parts, it) {
		out = tree_path(arena, out, *it);
	}
	return out;
}

/* configparser writes "%%" for "%". */
static const char *unescape(struct arena *arena, const char *value)
{
	char *out = arena_copy(arena, value), *to = out;

	for (const char *at = value; *at != '\0'; at++) {
		at += at[0] == '%' && at[1] == '%' ? 1 : 0;
		*to++ = *at;
	}
	*to = '\0';
	return out;
}

/*
 * A path of the settings in the tree: "%(here)s" is the settings' own folder, "package:folder" is
 * a folder in a package, and all else is relative to where the tool is called.
 */
static const char *resolve(
	const struct alembic_project *project, const char *working, const char *value)
{
	static const char here[] = "%(here)s";
	struct arena *arena = project->arena;
	char *path;

	if (text_starts(value, here)) {
		value += strlen(here);
		value += strspn(value, "/");
		return normalize(arena, tree_path(arena, project->folder, unescape(arena, value)));
	}
	path = arena_copy(arena, unescape(arena, value));
	if (strchr(path, ':') != NULL && *path != '/') {
		char *colon = strchr(path, ':');

		for (char *at = path; at < colon; at++) {
			*at = *at == '.' ? '/' : *at;
		}
		*colon = '/';
	}
	if (text_starts(path, project->root) && *project->root == '/') {
		return normalize(arena, path + strlen(project->root));
	}
	return normalize(arena, tree_path(arena, working, path));
}

static bool find_script(const struct tree *tree, struct alembic_project *project, const char *value)
{
	const char *const workings[] = {project->folder, "."};

	for (size_t i = 0; i < 2; i++) {
		project->working = workings[i];
		project->script =
			value == NULL ? project->folder : resolve(project, workings[i], value);
		if (tree_has(tree, project->arena,
			    tree_path(project->arena, project->script, "env.py"))) {
			return true;
		}
	}
	return false;
}

/* How the list is split: by what path_separator (1.16) or version_path_separator says. */
static const char *separators(const struct alembic_options *options)
{
	const char *said = alembic_option(options, "path_separator");

	if (said == NULL) {
		said = alembic_option(options, "version_path_separator");
	}
	if (said == NULL) {
		/* Before there was the option: commas and spaces. */
		return ", \n";
	}
	return strcmp(said, "os") == 0        ? ":\n"
	       : strcmp(said, "space") == 0   ? " \n"
	       : strcmp(said, "newline") == 0 ? "\n"
	       : strcmp(said, ";") == 0       ? ";\n"
	       : strcmp(said, ":") == 0       ? ":\n"
					      : ", \n";
}

static void find_versions(struct alembic_project *project, const struct alembic_options *options)
{
	const char *list = alembic_option(options, "version_locations");
	const char *split = separators(options);
	struct arena *arena = project->arena;

	if (list == NULL || list[strspn(list, " \n")] == '\0') {
		*VEC_ADD(arena, &project->versions) = tree_path(arena, project->script, "versions");
		return;
	}
	while (*list != '\0') {
		size_t length = strcspn(list, split);
		const char *item = text_trim(arena, arena_copy_bytes(arena, list, length));

		if (*item != '\0') {
			*VEC_ADD(arena, &project->versions) =
				resolve(project, project->working, item);
		}
		list += length + (list[length] == '\0' ? 0 : 1);
	}
}

/* Where Python finds the project's modules: the settings' own paths, and the usual places. */
static void find_roots(struct alembic_project *project, const struct alembic_options *options)
{
	const char *list = alembic_option(options, "prepend_sys_path");
	const char *const folders[] = {project->working, project->folder, "."};
	struct arena *arena = project->arena;

	while (list != NULL && *list != '\0') {
		size_t length = strcspn(list, ", :;\n");

		if (length > 0) {
			*VEC_ADD(arena, &project->import_roots) = resolve(
				project, project->working, arena_copy_bytes(arena, list, length));
		}
		list += length + (list[length] == '\0' ? 0 : 1);
	}
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char *source = tree_path(arena, folders[i], "src");

		if (!names_have(&project->import_roots, folders[i])) {
			*VEC_ADD(arena, &project->import_roots) = folders[i];
			*VEC_ADD(arena, &project->import_roots) = source;
		}
	}
}

static bool is_true(const char *value)
{
	return value != NULL && (strcmp(value, "true") == 0 || strcmp(value, "True") == 0);
}

/* Settings of both files count; those of pyproject.toml come first (Alembic 1.16). */
static bool read_options(
	const struct tree *tree, struct alembic_project *project, struct alembic_options *out)
{
	struct arena *arena = project->arena;
	const char *ini = tree_path(arena, project->folder, "alembic.ini");
	const char *toml = tree_path(arena, project->folder, "pyproject.toml");
	const char *ini_text = read_text(tree, arena, ini),
		   *toml_text = read_text(tree, arena, toml);

	*out = (struct alembic_options){0};
	if (ini_text != NULL) {
		*out = alembic_ini_read(arena, ini_text);
		project->ini = out->is_there ? ini : NULL;
		project->url = alembic_option(out, "sqlalchemy.url");
	}
	if (toml_text != NULL) {
		struct alembic_options more = alembic_toml_read(arena, toml_text);

		project->pyproject = more.is_there ? toml : NULL;
		VEC_EACH (&more, it) {
			*VEC_ADD(arena, out) = *it;
		}
	}
	return project->ini != NULL || project->pyproject != NULL;
}

static const char *real_path(struct arena *arena, const char *path)
{
	char real[PATH_MAX];

	return path != NULL && realpath(path, real) != NULL ? arena_copy(arena, real) : path;
}

bool alembic_config_read(const struct tree *tree, struct arena *arena, const char *folder,
	struct alembic_project *out)
{
	struct alembic_options options;
	const char *env;

	*out = (struct alembic_project){
		.arena = arena, .root = tree->root, .folder = folder, .own_objects = {NULL}};
	if (!read_options(tree, out, &options) ||
		!find_script(tree, out, alembic_option(&options, "script_location"))) {
		return false;
	}
	find_versions(out, &options);
	out->recursive = is_true(alembic_option(&options, "recursive_version_locations"));
	out->real = real_path(arena, tree->root);
	env = read_text(tree, arena, tree_path(arena, out->script, "env.py"));
	out->env = env == NULL ? "" : env;
	out->flask = alembic_option(&options, "script_location") == NULL &&
		     strstr(out->env, "current_app") != NULL;
	out->ids_in_names = alembic_option(&options, "file_template") != NULL &&
			    strstr(alembic_option(&options, "file_template"), "(rev)s") != NULL;
	if (out->flask) {
		/* Flask-Migrate is called in the folder of the application, above its own. */
		out->working = normalize(arena, tree_path(arena, folder, ".."));
	}
	find_roots(out, &options);
	return true;
}

static bool is_found(const struct tree *tree, struct arena *arena, const char *folder)
{
	struct alembic_project project;

	return alembic_config_read(tree, arena, folder, &project);
}

static void find_below(const struct tree *tree, struct arena *arena, const char *folder,
	size_t depth, struct names *found)
{
	struct names names = {0};
	struct error ignored;

	if (!tree_list(tree, arena, folder, &names, &ignored)) {
		return;
	}
	if ((names_have(&names, "alembic.ini") || names_have(&names, "pyproject.toml")) &&
		is_found(tree, arena, folder)) {
		*VEC_ADD(arena, found) = folder;
	}
	for (size_t i = 0; i < names.count && depth > 0; i++) {
		const char *name = names.items[i];

		if (text_ends(name, "/") && !search_skips(name)) {
			name = arena_copy_bytes(arena, name, strlen(name) - 1);
			find_below(tree, arena, tree_path(arena, folder, name), depth - 1, found);
		}
	}
}

struct names alembic_config_find(const struct tree *tree, struct arena *arena)
{
	struct names found = {0};
	size_t nearest = 0, least = SIZE_MAX;

	find_below(tree, arena, ".", search_depth, &found);
	for (size_t i = 0; i < found.count; i++) {
		size_t depth = strcmp(found.items[i], ".") == 0 ? 0 : 1;

		for (const char *at = found.items[i]; *at != '\0'; at++) {
			depth += *at == '/' ? 1 : 0;
		}
		if (depth < least) {
			least = depth;
			nearest = i;
		}
	}
	if (found.count > 0) {
		const char *first = found.items[nearest];

		found.items[nearest] = found.items[0];
		found.items[0] = first;
	}
	return found;
}

const char *alembic_config_above(const struct tree *tree, struct arena *arena, const char *path)
{
	const char *found = NULL;

	/* The folder of the settings, or one below it that they speak of. */
	for (path = normalize(arena, path); found == NULL;
		path = normalize(arena, tree_path(arena, path, ".."))) {
		found = is_found(tree, arena, path) ? path : NULL;
		if (strcmp(path, ".") == 0) {
			break;
		}
	}
	return found;
}
