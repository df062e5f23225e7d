#include "alembic_imports.h"

#include "python_module.h"

#include <string.h>

struct found_module {
	const char *name;                   /* of its file, or "a.b" */
	const struct python_module *module; /* NULL: it is not in the tree */
};

struct alembic_imports {
	const struct tree *tree;
	const struct alembic_project *project;
	struct arena *arena;
	struct {
		struct found_module *items; /* by file: each is read once */
		size_t count, cap;
	} modules;
	struct {
		struct found_module *items; /* by what was looked for from the tool's path */
		size_t count, cap;
	} found;
	size_t looks; /* for the name in hand */
};

/* Imports that lead from module to module: more than any project has, against circles. */
static const size_t longest_way = 10;
static const size_t most_looks = 1000;

struct alembic_imports *alembic_imports_new(
	const struct tree *tree, const struct alembic_project *project, struct arena *arena)
{
	struct alembic_imports *imports = arena_alloc(arena, sizeof *imports);

	imports->tree = tree;
	imports->project = project;
	imports->arena = arena;
	return imports;
}

/* What lies beside env.py belongs to the revisions, not to the application. */
static bool is_own(const struct alembic_imports *imports, const char *path)
{
	const char *script = imports->project->script;

	return text_starts(path, script) && path[strlen(script)] == '/';
}

/* The module in this file, or NULL. */
static const struct python_module *load(struct alembic_imports *imports, const char *path)
{
	const char *text;
	struct error ignored;
	size_t size;

	VEC_EACH (&imports->modules, it) {
		if (strcmp(it->name, path) == 0) {
			return it->module;
		}
	}
	if (is_own(imports, path) ||
		!tree_read(imports->tree, imports->arena, path, &text, &size, &ignored)) {
		return NULL;
	}
	struct python_module *module = arena_alloc(imports->arena, sizeof *module);

	*module = python_module_read(imports->arena, path, text, size);
	*VEC_ADD(imports->arena, &imports->modules) = (struct found_module){path, module};
	return module;
}

/* Module a.b below a folder: a/b.py or a/b/__init__.py; or NULL. */
static const struct python_module *load_below(
	struct alembic_imports *imports, const char *folder, const char *dotted)
{
	struct arena *arena = imports->arena;
	char *path = arena_copy(arena, tree_path(arena, folder, dotted));
	const struct python_module *module;

	for (char *at = path + strlen(path) - strlen(dotted); *at != '\0'; at++) {
		*at = *at == '.' ? '/' : *at;
	}
	module = load(imports, arena_printf(arena, "%s.py", path));
	return module != NULL ? module : load(imports, tree_path(arena, path, "__init__.py"));
}

/* Where a module is looked for: from a revision in all of the tool's path. */
static const struct python_module *find_module(struct alembic_imports *imports, const char *dotted)
{
	const struct python_module *module = NULL;

	VEC_EACH (&imports->found, it) {
		if (strcmp(it->name, dotted) == 0) {
			return it->module;
		}
	}
	VEC_EACH (&imports->project->import_roots, it) {
		module = module == NULL ? load_below(imports, *it, dotted) : module;
	}
	*VEC_ADD(imports->arena, &imports->found) = (struct found_module){dotted, module};
	return module;
}

/* The folder that is so many dots above what stands in a module's file: one is its own. */
static const char *folder_of(struct arena *arena, const char *path, size_t dots)
{
	char *folder = arena_copy(arena, path);

	for (; dots > 0; dots--) {
		char *slash = strrchr(folder, '/');

		if (slash == NULL) {
			return ".";
		}
		*slash = '\0';
	}
	return folder;
}

/* "a.b" and "c" as "a.b.c"; either may be "". */
static const char *join(struct arena *arena, const char *first, const char *second)
{
	return arena_printf(
		arena, "%s%s%s", first, *first == '\0' || *second == '\0' ? "" : ".", second);
}

/* What an import names, with more behind it, as a module; or NULL. */
static const struct python_module *imported_module(struct alembic_imports *imports,
	const struct python_module *from, const struct python_import *import, const char *more)
{
	const char *dotted = join(imports->arena, import->module, more);

	if (import->dots == 0) {
		return find_module(imports, dotted);
	}
	const char *folder = folder_of(imports->arena, from->path, import->dots);

	return *dotted == '\0' ? load(imports, tree_path(imports->arena, folder, "__init__.py"))
			       : load_below(imports, folder, dotted);
}

static enum python_role role_of(struct alembic_imports *imports, const struct python_module *module,
	const char *dotted, size_t way);

/* A class is a model when one of its bases is, or is what models are made of. */
static enum python_role role_by_bases(struct alembic_imports *imports,
	const struct python_module *module, const struct python_definition *definition, size_t way)
{
	if (definition->role != PYTHON_CLASS) {
		return definition->role;
	}
	VEC_EACH (&definition->bases, it) {
		if (strcmp(*it, definition->name) != 0 &&
			role_of(imports, module, *it, way) != PYTHON_CLASS) {
			return PYTHON_MODEL;
		}
	}
	return PYTHON_CLASS;
}

/* What an import makes of a name in the module that imports; rest: what follows it, "" or "b.C". */
static enum python_role role_by_import(struct alembic_imports *imports,
	const struct python_module *module, const struct python_import *import, const char *name,
	const char *rest, size_t way)
{
	const struct python_module *found = NULL;
	enum python_role role;
	bool star = import->name != NULL && strcmp(import->name, "*") == 0;

	if (!star && strcmp(import->as, name) != 0) {
		return PYTHON_CLASS;
	}
	if (import->name != NULL) {
		found = imported_module(imports, module, import, "");
		name = star ? name : import->name;
		role = found == NULL
			       ? PYTHON_CLASS
			       : role_of(imports, found, join(imports->arena, name, rest), way);
		if (role != PYTHON_CLASS) {
			return role;
		}
		found = star ? NULL : imported_module(imports, module, import, import->name);
	} else {
		found = imported_module(imports, module, import, "");
	}
	/* "from a import b" where b is a module: what counts is what is taken from it. */
	return found == NULL || *rest == '\0' ? PYTHON_CLASS : role_of(imports, found, rest, way);
}

/* What a name is that stands in a module: its own, or one that it imports. */
static enum python_role role_of(struct alembic_imports *imports, const struct python_module *module,
	const char *dotted, size_t way)
{
	enum python_role role = PYTHON_CLASS;

	if (way == 0 || imports->looks++ > most_looks) {
		return PYTHON_CLASS;
	}
	VEC_EACH (&module->definitions, it) {
		if (strcmp(it->name, dotted) == 0) {
			return role_by_bases(imports, module, it, way - 1);
		}
	}
	/* The name of an import may have dots itself: the longest that fits comes first. */
	for (const char *end = dotted + strlen(dotted); role == PYTHON_CLASS && end != NULL;
		end = memrchr(dotted, '.', (size_t)(end - dotted))) {
		const char *name = arena_copy_bytes(imports->arena, dotted, (size_t)(end - dotted));

		VEC_EACH (&module->imports, it) {
			if (role == PYTHON_CLASS) {
				role = role_by_import(imports, module, it, name,
					*end == '.' ? end + 1 : end, way - 1);
			}
		}
	}
	return role;
}

/* The dotted name that begins at token i, behind which *end then stands. */
static const char *name_at(
	struct arena *arena, const struct python_module *module, size_t i, size_t *end)
{
	const struct python_token *tokens = module->tokens.items;
	const char *text = "";

	while (tokens[i].kind == PYTHON_NAME) {
		text = arena_printf(arena, "%s%s%.*s", text, *text == '\0' ? "" : ".",
			(int)tokens[i].length, module->text + tokens[i].offset);
		i++;
		if (!python_is(&tokens[i], module->text, ".")) {
			break;
		}
		i++;
	}
	*end = i;
	return text;
}

/* How much of the dotted name that a revision uses is a model, or NULL: none of it. */
static const char *model_in(
	struct alembic_imports *imports, const struct python_module *revision, const char *used)
{
	const char *end = used;

	while (end != NULL && *end != '\0') {
		const char *dot = strchr(end, '.');
		const char *name =
			dot == NULL ? used
				    : arena_copy_bytes(imports->arena, used, (size_t)(dot - used));
		enum python_role role;

		imports->looks = 0;
		role = role_of(imports, revision, name, longest_way);

		if (role == PYTHON_MODEL ||
			(role == PYTHON_BASE && dot != NULL && text_starts(dot, ".metadata"))) {
			return name;
		}
		end = dot == NULL ? NULL : dot + 1;
	}
	return NULL;
}

/* Is one of the first parts of the name imported here? Else it needs no look. */
static const struct python_import *import_of(const struct python_module *revision, const char *used)
{
	VEC_EACH (&revision->imports, it) {
		size_t length = strcspn(it->as, ".");

		if ((strncmp(it->as, used, length) == 0 &&
			    (used[length] == '.' || used[length] == '\0')) ||
			(it->name != NULL && strcmp(it->name, "*") == 0)) {
			return it;
		}
	}
	return NULL;
}

static bool is_defined_here(const struct python_module *revision, const char *name)
{
	VEC_EACH (&revision->definitions, it) {
		size_t length = strlen(it->name);

		if (strncmp(it->name, name, length) == 0 &&
			(name[length] == '.' || name[length] == '\0')) {
			return true;
		}
	}
	return false;
}

/* The models that the revision uses, in its order; *import: that of the first one. */
static struct names models_used(struct alembic_imports *imports,
	const struct python_module *revision, const struct python_import **import)
{
	struct names used = {0}, models = {0};
	size_t end;

	for (size_t i = 0; i < revision->tokens.count; i = end) {
		const char *name = name_at(imports->arena, revision, i, &end), *model;

		end = end == i ? i + 1 : end;
		if (*name == '\0' ||
			(i > 0 && python_is(&revision->tokens.items[i - 1], revision->text, ".")) ||
			names_have(&used, name) || import_of(revision, name) == NULL ||
			is_defined_here(revision, name) || python_module_imports_at(revision, i)) {
			continue;
		}
		*VEC_ADD(imports->arena, &used) = name;
		model = model_in(imports, revision, name);
		if (model != NULL && !names_have(&models, model)) {
			*import = *import == NULL ? import_of(revision, name) : *import;
			*VEC_ADD(imports->arena, &models) = model;
		}
	}
	return models;
}

/* "A", "A and B", "A, B and C" */
static const char *list(struct arena *arena, const struct names *names)
{
	const char *text = "";

	VEC_EACH (names, it) {
		text = arena_printf(arena, "%s%s%s", text,
			it == names->items                      ? ""
			: it == &names->items[names->count - 1] ? " and "
								: ", ",
			*it);
	}
	return text;
}

/* Is a module of the application imported at all? Most revisions need no second look. */
static bool imports_any(struct alembic_imports *imports, const struct python_module *revision)
{
	VEC_EACH (&revision->imports, it) {
		const char *more = it->name == NULL ? "" : it->name;

		if (it->dots == 0 &&
			(imported_module(imports, revision, it, "") != NULL ||
				imported_module(imports, revision, it, more) != NULL)) {
			return true;
		}
	}
	return false;
}

void alembic_imports_check(struct alembic_imports *imports, const struct revision *revision,
	const char *text, size_t size, struct findings *findings)
{
	struct python_module module =
		python_module_read(imports->arena, revision->path, text, size);
	const struct python_import *import = NULL;
	struct finding *finding;
	struct names models;

	if (!imports_any(imports, &module)) {
		return;
	}
	models = models_used(imports, &module, &import);
	if (models.count == 0) {
		return;
	}
	finding = finding_add(findings, IMPORTS_APP_MODELS);
	finding->revision = revision->id;
	finding->path = revision->path;
	finding->line = import->line;
	finding->message = arena_printf(imports->arena,
		"the revision uses the application's model%s %s: when %s, the revision fails or "
		"does "
		"something else",
		models.count == 1 ? "" : "s", list(imports->arena, &models),
		models.count == 1 ? "that changes" : "they change");
	finding->hint = "Describe the table in the revision as it is there: sa.table(\"users\", "
			"sa.column(\"id\"), sa.column(\"email\")), or write the SQL.";
}
