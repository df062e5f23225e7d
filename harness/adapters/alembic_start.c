#include "alembic_start.h"

#include "file.h"
#include "place.h"
#include "tree.h"

#include <jansson.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern const char alembic_worker[];

static json_t *text_of(const char *text)
{
	return text == NULL ? json_null() : json_stringn_nocheck(text, strlen(text));
}

static json_t *list_of(const struct names *names)
{
	json_t *array = json_array();

	VEC_EACH (names, it) {
		(void)json_array_append_new(array, text_of(*it));
	}
	return array;
}

/* On this machine the worker gets whole paths, elsewhere those that the tree has. */
static const char *in_tree(struct arena *arena, const char *root, const char *path)
{
	return path == NULL || root == NULL ? path : tree_path(arena, root, path);
}

static void add_source(
	const struct tree *tree, struct arena *arena, json_t *array, const char *path)
{
	const char *text;
	size_t size;
	struct error ignored;
	json_t *pair;

	if (!tree_read(tree, arena, path, &text, &size, &ignored) || strlen(text) != size ||
		text_bad_utf8(text, size) != size) {
		return;
	}
	pair = json_array();
	(void)json_array_append_new(pair, text_of(path));
	(void)json_array_append_new(pair, text_of(text));
	(void)json_array_append_new(array, pair);
}

/* The files that decide what is walked, for a look whether they are the same elsewhere. */
static json_t *sources_of(const struct alembic_project *project, struct arena *arena)
{
	const struct tree *tree = tree_folder(arena, project->root);
	json_t *array = json_array();

	add_source(tree, arena, array, tree_path(arena, project->script, "env.py"));
	VEC_EACH (&project->files, it) {
		add_source(tree, arena, array, *it);
	}
	return array;
}

/* The revisions' files, as the worker opens them; null where they would not fit into the one
 * message that a nursery gets. */
static json_t *files_of(const struct alembic_project *project, struct arena *arena)
{
	struct names files = {0};

	if (project->files.count > 1000) {
		return json_null();
	}
	VEC_EACH (&project->files, it) {
		*VEC_ADD(arena, &files) = in_tree(arena, project->real, *it);
	}
	return list_of(&files);
}

/* What tells a folder from others wherever it is looked at from. */
static json_t *folder_of(struct arena *arena, const char *file)
{
	const char *slash = file == NULL ? NULL : strrchr(file, '/');
	struct stat status;

	if (slash == NULL ||
		stat(arena_copy_bytes(arena, file, (size_t)(slash - file)), &status) != 0) {
		return json_null();
	}
	return json_integer((json_int_t)status.st_ino);
}

static const char *introduce(const struct alembic_project *project, const struct place *place,
	const struct engine *engine, const struct address *address, struct arena *arena)
{
	bool away = project->command.count > 0;
	const char *root = away ? NULL : project->real;
	const struct {
		const char *key, *value;
	} texts[] = {
		{"engine", engine->name},
		{"host", address->host},
		{"port", address->port},
		{"user", address->user},
		{"password", address->password},
		{"database", address->database},
		{"file", address->file},
		{"url", project->url},
		{"settle", engine->settle},
		{"working", in_tree(arena, root, project->working)},
		{"ini", in_tree(arena, root, project->ini)},
		{"pyproject", in_tree(arena, root, project->pyproject)},
		{"script", in_tree(arena, root, project->script)},
		{"tapes", project->tapes},
		{"env", text_valid(arena, project->env)},
	};
	json_t *object = json_object();
	char *line;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		(void)json_object_set_new(object, texts[i].key, text_of(texts[i].value));
	}
	(void)json_object_set_new(object, "flask", json_boolean(project->flask));
	(void)json_object_set_new(object, "paranoid", json_boolean(place->paranoid));
	(void)json_object_set_new(object, "settle_since", json_integer(engine->settle_since));
	(void)json_object_set_new(object, "away", json_boolean(away));
	(void)json_object_set_new(object, "environment", list_of(&project->environment));
	(void)json_object_set_new(object, "x_args", list_of(&project->x_args));
	(void)json_object_set_new(object, "files", files_of(project, arena));
	if (away) {
		(void)json_object_set_new(object, "file_folder", folder_of(arena, address->file));
		(void)json_object_set_new(object, "sources", sources_of(project, arena));
	}
	line = json_dumps(object, JSON_COMPACT | JSON_ENSURE_ASCII);
	json_decref(object);
	const char *out = arena_printf(arena, "%s\n", line == NULL ? "" : line);

	free(line);
	return out;
}

/* The worker as a file in the run's folder, so that a traceback of its own can show lines. */
static bool write_worker(struct place *place, const char **path, struct error *err)
{
	*path = arena_printf(place->arena, "%s/alembic_worker.py", place->folder);
	return file_exists(*path) || file_write(*path, alembic_worker, strlen(alembic_worker), err);
}

/* This process's own, with what mtest.yaml says in front: of two values the first counts. */
static const char *const *environment_of(
	const struct alembic_project *project, const char *mark, struct arena *arena)
{
	struct names all = {0};

	*VEC_ADD(arena, &all) = mark;
	VEC_EACH (&project->environment, it) {
		*VEC_ADD(arena, &all) = *it;
	}
	for (char **it = environ; *it != NULL; it++) {
		size_t name = strcspn(*it, "=") + 1;
		bool given = false;

		VEC_EACH (&project->environment, other) {
			given = given || strncmp(*it, *other, name) == 0;
		}
		if (!given) {
			*VEC_ADD(arena, &all) = *it;
		}
	}
	*VEC_ADD(arena, &all) = NULL;
	return all.items;
}

static bool start_here(const struct alembic_project *project, const struct scratch *scratch,
	const struct address *address, const char *const *environment, struct process_pipes *out,
	struct error *err)
{
	const char *worker;

	if (!write_worker(scratch->place, &worker, err)) {
		return false;
	}
	const char *const argv[] = {project->python->path, "-u", "-B", worker, NULL};
	struct process_plan plan = {
		.argv = argv,
		.environment = environment,
		.isolated = address->host == NULL || *address->host == '/',
	};

	return process_start_piped(&plan, out, err);
}

/* Its end is read by nobody else: what follows on the pipe are mtest's commands. */
static const char receive_source[] = "import os\n"
				     "rest, parts = %zu, []\n"
				     "while rest:\n"
				     "    parts.append(os.read(0, rest) or os._exit(1))\n"
				     "    rest -= len(parts[-1])\n"
				     "exec(compile(b''.join(parts), 'mtest_alembic', 'exec'))\n";

static bool start_away(const struct alembic_project *project, const char *const *environment,
	struct arena *arena, struct process_pipes *out, struct error *err)
{
	struct names argv = {0};
	struct process_plan plan = {
		.environment = environment,
		.folder = project->root,
	};

	VEC_EACH (&project->command, it) {
		*VEC_ADD(arena, &argv) = *it;
	}
	*VEC_ADD(arena, &argv) = "-u";
	*VEC_ADD(arena, &argv) = "-B";
	*VEC_ADD(arena, &argv) = "-c";
	*VEC_ADD(arena, &argv) = arena_printf(arena, receive_source, strlen(alembic_worker));
	*VEC_ADD(arena, &argv) = NULL;
	plan.argv = argv.items;
	return process_start_piped(&plan, out, err);
}

const char *alembic_start_words(const struct alembic_project *project,
	const struct scratch *scratch, const struct address *address, struct arena *arena)
{
	return introduce(project, scratch->place, scratch->engine, address, arena);
}

bool alembic_start_nursery(const struct alembic_project *project, struct place *place,
	const struct engine *engine, int control, struct arena *arena, pid_t *out,
	const char **first, struct error *err)
{
	const struct address nowhere = {0};
	const char *worker;

	if (!write_worker(place, &worker, err)) {
		return false;
	}
	const char *const argv[] = {project->python->path, "-u", "-B", worker, "nursery", NULL};
	struct process_plan plan = {
		.argv = argv,
		.environment = environment_of(project, place_mark(place), arena),
		.isolated = true,
		.input = control,
	};

	*first = introduce(project, place, engine, &nowhere, arena);
	return process_start(&plan, "/dev/null", SIGKILL, out, err);
}

bool alembic_start(const struct alembic_project *project, const struct scratch *scratch,
	const struct address *address, const char *mark, struct arena *arena,
	struct process_pipes *out, const char **first, struct error *err)
{
	const char *const *environment = environment_of(project, mark, arena);

	*first = alembic_start_words(project, scratch, address, arena);
	if (project->command.count == 0) {
		return start_here(project, scratch, address, environment, out, err);
	}
	*first = arena_printf(arena, "%s%s", alembic_worker, *first);
	return start_away(project, environment, arena, out, err);
}
