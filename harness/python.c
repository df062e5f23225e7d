#include "python.h"

#include "file.h"
#include "process.h"
#include "text.h"
#include "tree.h"
#include "vec.h"

#include <limits.h>
#include <string.h>

struct finder {
	struct arena *arena;
	const char *module;
	struct python_search *search;
	struct python *found;
};

/* Enough for a cold disk. */
static const double probe_limit = 30;

static const char *probe(struct finder *finder, const char *path)
{
	const char *code = arena_printf(finder->arena,
		"import importlib.util as u, sys\nsys.exit(0 if u.find_spec('%s') else 3)",
		finder->module);
	const char *const argv[] = {path, "-c", code, NULL};
	const struct process_plan plan = {.argv = argv, .folder = "/", .seconds = probe_limit};
	struct process_result result;
	struct error trouble;

	if (!process_run(&plan, finder->arena, &result, &trouble)) {
		return arena_copy(finder->arena, trouble.text);
	}
	if (result.timed_out) {
		return "does not answer";
	}
	if (result.status == 3) {
		return arena_printf(finder->arena, "has no module %s", finder->module);
	}
	return result.status == 0 ? NULL
				  : arena_printf(finder->arena, "does not run: %s",
					    text_squeeze(finder->arena, result.output, 200));
}

static void try(struct finder *finder, const char *where, const char *path)
{
	struct python *python;

	if (path == NULL || !file_exists(path)) {
		return;
	}
	VEC_EACH (finder->search, it) {
		if (strcmp(it->path, path) == 0) {
			return;
		}
	}
	python = VEC_ADD(finder->arena, finder->search);
	*python = (struct python){arena_copy(finder->arena, where), arena_copy(finder->arena, path),
		finder->found != NULL ? "not asked, because another one comes first"
				      : probe(finder, path)};
	if (python->problem == NULL) {
		finder->found = arena_alloc(finder->arena, sizeof *python);
		*finder->found = *python;
	}
}

static void try_environment(struct finder *finder, const char *where, const char *folder)
{
	if (folder != NULL && *folder != '\0') {
		try(finder, where, arena_printf(finder->arena, "%s/bin/python", folder));
	}
}

/* In the project's folder, and above it as far as its repository reaches. */
static void try_folders(struct finder *finder, const char *folder)
{
	static const char *const names[] = {".venv", "venv", "env"};
	char real[PATH_MAX];

	if (realpath(folder, real) == NULL) {
		return;
	}
	while (strlen(real) > 1) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			const char *path = arena_printf(finder->arena, "%s/%s", real, names[i]);

			try_environment(finder, path, path);
		}
		if (file_exists(arena_printf(finder->arena, "%s/.git", real))) {
			break;
		}
		*strrchr(real, '/') = '\0';
	}
}

/* The name of the project in pyproject.toml, as Poetry's folders begin. */
static const char *poetry_name(struct arena *arena, const char *folder)
{
	const char *text, *name;
	size_t size;
	struct error ignored;

	if (!file_read(arena, arena_printf(arena, "%s/pyproject.toml", folder), &text, &size,
		    &ignored)) {
		return NULL;
	}
	name = strstr(text, "\nname");
	name = name == NULL ? NULL : name + strlen("\nname");
	name = name == NULL || name[strspn(name, " =")] != '"' ? NULL
							       : name + strspn(name, " =") + 1;
	return name == NULL ? NULL : arena_copy_bytes(arena, name, strcspn(name, "\"\n"));
}

/* Poetry keeps "<name>-<hash>-py3.11" below its cache. */
static void try_poetry(struct finder *finder, const char *folder)
{
	struct arena *arena = finder->arena;
	const char *home = getenv("HOME"), *cache = getenv("POETRY_CACHE_DIR");
	const char *name = poetry_name(arena, folder);
	struct names names = {0};
	struct error ignored;

	if (name == NULL || (home == NULL && cache == NULL)) {
		return;
	}
	cache = cache != NULL ? arena_printf(arena, "%s/virtualenvs", cache)
			      : arena_printf(arena, "%s/.cache/pypoetry/virtualenvs", home);
	if (!file_is_folder(cache) || !file_list(arena, cache, &names, &ignored)) {
		return;
	}
	VEC_EACH (&names, it) {
		if (text_starts(*it, arena_printf(arena, "%s-", name)) &&
			strstr(*it, "-py3") != NULL) {
			const char *path = arena_printf(arena, "%s/%s", cache, *it);

			try(finder, "Poetry's environment",
				arena_printf(arena, "%sbin/python", path));
		}
	}
}

/* The interpreter that the first line of an installed program names. */
static void try_program(struct finder *finder, const char *program)
{
	const char *path = file_in_path(finder->arena, program), *text, *word;
	size_t size, length;
	struct error ignored;

	if (path == NULL || !file_read(finder->arena, path, &text, &size, &ignored) ||
		!text_starts(text, "#!")) {
		return;
	}
	word = text + 2 + strspn(text + 2, " ");
	length = strcspn(word, " \t\r\n");
	word = arena_copy_bytes(finder->arena, word, length);
	if (strstr(word, "python") != NULL) {
		try(finder, arena_printf(finder->arena, "the first line of %s", path), word);
	}
}

const struct python *python_find(struct arena *arena, const char *folder, const char *program,
	const char *module, struct python_search *out)
{
	struct finder finder = {.arena = arena, .module = module, .search = out};

	*out = (struct python_search){0};
	try_environment(&finder, "$VIRTUAL_ENV", getenv("VIRTUAL_ENV"));
	try_environment(&finder, "$UV_PROJECT_ENVIRONMENT", getenv("UV_PROJECT_ENVIRONMENT"));
	try_folders(&finder, folder);
	try_poetry(&finder, folder);
	try_program(&finder, program);
	try(&finder, "python3 of PATH", file_in_path(arena, "python3"));
	try(&finder, "the system's", "/usr/bin/python3");
	return finder.found;
}

const struct python *python_try(struct arena *arena, const char *where, const char *path,
	const char *module, struct python_search *out)
{
	struct finder finder = {.arena = arena, .module = module, .search = out};

	*out = (struct python_search){0};
	try(&finder, where, path);
	return finder.found;
}
