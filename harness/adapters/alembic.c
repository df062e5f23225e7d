#include "alembic_config.h"
#include "alembic_imports.h"
#include "alembic_interrupt.h"
#include "alembic_nursery.h"
#include "alembic_python.h"
#include "alembic_questions.h"
#include "alembic_session.h"
#include "alembic_source.h"
#include "alembic_trial.h"

#include "dialect.h"

#include <string.h>

/*
 * Alembic 1.7.7 to 1.19, and Flask-Migrate on top of it. The chain is read from the revision files
 * without running them.
 */
struct reading {
	const struct tree *tree;
	struct arena *arena;
	struct alembic_project *project;
	struct chain *chain;
	struct findings *findings;
	struct alembic_imports *imports;
};

/* Flask-Migrate leaves an alembic.ini of its own beside env.py, often below the project's. */
static bool is_another(const struct tree *tree, struct arena *arena, const char *folder,
	const struct alembic_project *chosen)
{
	struct alembic_project other;

	return alembic_config_read(tree, arena, folder, &other) &&
	       strcmp(other.script, chosen->script) != 0;
}

static bool detect(
	const struct tree *tree, struct arena *arena, const char *path, struct detected *out)
{
	struct names found = {0};
	const char *folder;
	struct alembic_project project;

	if (path == NULL) {
		found = alembic_config_find(tree, arena);
		folder = found.count == 0 ? NULL : found.items[0];
	} else {
		folder = alembic_config_above(tree, arena, path);
	}

	if (folder == NULL || !alembic_config_read(tree, arena, folder, &project)) {
		return false;
	}
	*out = (struct detected){
		.path = folder,
		.why = arena_printf(arena, "%s names %s/env.py",
			project.ini != NULL ? project.ini : project.pyproject, project.script),
	};
	for (size_t i = 1; i < found.count; i++) {
		if (is_another(tree, arena, found.items[i], &project)) {
			*VEC_ADD(arena, &out->others) = found.items[i];
		}
	}
	return true;
}

static void refuse(struct reading *reading, const char *why)
{
	if (reading->chain->refused == NULL) {
		reading->chain->refused = why;
	}
}

static void report_unreadable(
	struct reading *reading, struct revision *revision, const char *why, size_t line)
{
	struct finding *finding = finding_add(reading->findings, UNREADABLE_REVISION);

	finding->revision = revision->id;
	finding->path = revision->path;
	finding->line = line;
	finding->message = why;
	finding->hint = "Set revision and down_revision to plain texts at the top of the file.";
	revision->unreadable = why;
	refuse(reading, arena_printf(reading->arena, "%s cannot be read", revision->path));
}

/*
 * Does the body of an empty function not even hold a docstring or a comment of its author's? The
 * lines that Alembic's autogenerate leaves begin with "###".
 */
static bool is_silent(const char *body)
{
	const char *at = body;

	if (strpbrk(body, "\"'") != NULL) {
		return false;
	}
	while ((at = strchr(at, '#')) != NULL) {
		if (!text_starts(at, "###")) {
			return false;
		}
		at += strcspn(at, "\n");
	}
	return true;
}

static void fill_script(struct reading *reading, struct script *script, const char *path,
	const char *text, const struct alembic_function *function)
{
	*script = (struct script){.line = function->line, .code = true};
	if (!function->is_there) {
		return;
	}
	script->path = path;
	script->idle = function->words;
	script->empty = function->line > 0 && function->empty;
	/* One that only raises is there to say that there is no way back: it is not run. */
	if (function->line > 0 && !function->raises) {
		script->text = arena_copy_bytes(
			reading->arena, text + function->start, function->end - function->start);
		script->silent = script->empty && is_silent(script->text);
	} else if (function->line == 0) {
		script->line = 1;
		script->text = text;
	}
}

static void fill_revision(struct reading *reading, struct revision *revision, const char *text,
	const struct alembic_source *source)
{
	bool untitled = strcmp(source->title, "empty message") == 0;

	revision->title = untitled ? "" : source->title;
	revision->parents = source->parents;
	revision->requires = source->requires;
	revision->labels = source->labels;
	fill_script(reading, &revision->up, revision->path, text, &source->upgrade);
	fill_script(reading, &revision->down, revision->path, text, &source->downgrade);
	if (!source->upgrade.is_there) {
		revision->unreadable = "there is no function upgrade() in the file";
		report_unreadable(reading, revision, revision->unreadable, 0);
	}
}

static void report_duplicate(
	struct reading *reading, const struct revision *first, const char *path)
{
	struct finding *finding = finding_add(reading->findings, DUPLICATE_REVISION);

	finding->revision = first->id;
	finding->path = path;
	finding->message = arena_printf(
		reading->arena, "the revision id %s is also that of %s", first->id, first->path);
	finding->hint = "Give the newer of the two files an id of its own.";
	refuse(reading,
		arena_printf(reading->arena,
			"two files have the id %s, and which of them Alembic takes is chance",
			first->id));
}

static const char *base_name(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;

	return arena_copy_bytes(arena, name, strlen(name) - strlen(".py"));
}

/* Why these bytes are no Python source, or NULL. */
static const char *find_damage(struct arena *arena, const char *text, size_t size, size_t *line)
{
	const char *nul = memchr(text, '\0', size);
	size_t bad = text_bad_utf8(text, size);

	if (nul != NULL) {
		*line = text_line(text, (size_t)(nul - text));
		return arena_printf(arena, "there is a NUL byte in line %zu", *line);
	}
	/* A file may declare another encoding in its first lines (PEP 263). */
	if (bad < size && memmem(text, size < 200 ? size : 200, "coding", 6) == NULL) {
		*line = text_line(text, bad);
		return arena_printf(arena, "byte 0x%02x in line %zu is not UTF-8",
			(unsigned)(unsigned char)text[bad], *line);
	}
	return NULL;
}

static void read_file(struct reading *reading, const char *path)
{
	struct arena *arena = reading->arena;
	struct revision revision = {.title = "", .path = path, .id = base_name(arena, path)};
	struct alembic_source source = {0};
	const char *text = NULL, *damage = NULL;
	size_t size, line = 0;
	struct error trouble;

	revision.up.path = path;
	if (!tree_read(reading->tree, arena, path, &text, &size, &trouble)) {
		damage = arena_printf(arena, "the file cannot be read: %s", trouble.text);
	} else {
		damage = find_damage(arena, text, size, &line);
	}
	if (damage == NULL) {
		source = alembic_source_read(arena, text, size);
		damage = source.problem;
		line = source.line;
		revision.id = source.revision != NULL ? source.revision : revision.id;
	}
	const struct revision *first = chain_find(reading->chain, revision.id);

	if (first != NULL) {
		if (strcmp(first->path, path) != 0) {
			report_duplicate(reading, first, path);
		}
		return;
	}
	struct revision *added = VEC_ADD(arena, reading->chain);

	*added = revision;
	if (damage != NULL) {
		report_unreadable(reading, added, damage, line);
	} else {
		fill_revision(reading, added, text, &source);
		alembic_imports_check(reading->imports, added, text, size, reading->findings);
	}
}

static bool is_revision_file(const char *name)
{
	return text_ends(name, ".py") && !text_starts(name, ".#") && !text_starts(name, "__init__");
}

static void read_folder(struct reading *reading, const char *folder, size_t depth)
{
	struct names names = {0};
	struct error ignored;

	if (!tree_list(reading->tree, reading->arena, folder, &names, &ignored)) {
		return;
	}
	VEC_EACH (&names, it) {
		if (is_revision_file(*it)) {
			const char *path = tree_path(reading->arena, folder, *it);

			*VEC_ADD(reading->arena, &reading->project->files) = path;
			read_file(reading, path);
		} else if (text_ends(*it, "/") && depth > 0 && strcmp(*it, "__pycache__/") != 0) {
			const char *name = arena_copy_bytes(reading->arena, *it, strlen(*it) - 1);

			read_folder(reading, tree_path(reading->arena, folder, name), depth - 1);
		}
	}
}

/* depends_on may name a branch or the beginning of an id. */
static const char *resolve(const struct chain *chain, const char *name)
{
	const struct revision *found = chain_find(chain, name);
	size_t count = 0;

	VEC_EACH (chain, it) {
		if (found == NULL && names_have(&it->labels, name)) {
			return it->id;
		}
	}
	for (size_t i = 0; i < chain->count && found == NULL && strlen(name) >= 4; i++) {
		if (text_starts(chain->items[i].id, name)) {
			found = ++count == 1 ? &chain->items[i] : NULL;
		}
	}
	return found == NULL ? name : found->id;
}

static void resolve_requirements(struct chain *chain)
{
	VEC_EACH (chain, it) {
		VEC_EACH (&it->requires, name) {
			*name = resolve(chain, *name);
		}
	}
}

/* What the settings, env.py or the revisions say of the engine. */
static void find_engine(const struct reading *reading)
{
	const struct alembic_project *project = reading->project;
	struct chain *chain = reading->chain;
	const char *const texts[] = {project->url, NULL};

	chain->engine = texts[0] == NULL ? NULL : dialect_of_url(texts[0]);
	if (chain->engine != NULL) {
		chain->engine_why =
			arena_printf(reading->arena, "sqlalchemy.url in %s", project->ini);
		return;
	}
	for (const char *at = project->env; (at = strpbrk(at, "\"'")) != NULL; at++) {
		if (dialect_of_url(at + 1) != NULL) {
			chain->engine = dialect_of_url(at + 1);
			chain->engine_why =
				arena_printf(reading->arena, "a URL in %s/env.py", project->script);
			return;
		}
	}
}

static bool read_chain(const struct tree *tree, struct arena *arena, const char *path,
	struct chain *out, struct findings *findings, struct error *err)
{
	struct alembic_project *project = arena_alloc(arena, sizeof *project);
	struct reading reading = {.tree = tree,
		.arena = arena,
		.project = project,
		.chain = out,
		.findings = findings,
		.imports = alembic_imports_new(tree, project, arena)};

	*out = (struct chain){0};
	path = path == NULL ? "." : path;
	if (!alembic_config_read(tree, arena, path, project)) {
		return fail(err, ERROR_USAGE, "%s: no alembic.ini that leads to an env.py", path);
	}
	out->own = project;
	project->own_objects[0] = "table *alembic_version";
	out->own_objects = project->own_objects;
	out->ids_in_names = project->ids_in_names;
	out->without_down = "Alembic stops there on the way down";
	VEC_EACH (&project->versions, it) {
		read_folder(&reading, *it, project->recursive ? 20 : 0);
	}
	resolve_requirements(out);
	chain_sort(out, arena);
	find_engine(&reading);
	return true;
}

/* Before the first session has told the real names. */
static const char *const *own_objects(const struct engine *engine)
{
	static const char *const names[] = {"table *alembic_version", NULL};

	(void)engine;
	return names;
}

extern const struct adapter alembic_adapter;
const struct adapter alembic_adapter = {
	.name = "alembic",
	.summary = "Alembic, also by way of Flask-Migrate: alembic.ini and env.py",
	.detect = detect,
	.read = read_chain,
	.configure = alembic_configure,
	.prepare = alembic_nursery_open,
	.finish = alembic_nursery_close,
	.open = alembic_open,
	.close = alembic_close,
	.step = alembic_step,
	.interrupt = alembic_interrupt,
	.trial = alembic_trial,
	.trial_end = alembic_trial_end,
	.stamp = alembic_stamp,
	.deploy_begin = alembic_deploy_begin,
	.deploy = alembic_deploy,
	.show = alembic_show,
	.drift = alembic_drift,
	.offline = alembic_offline,
	.describe = alembic_describe,
	.own_objects = own_objects,
};
