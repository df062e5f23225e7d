#include "target.h"

#include "build.h"
#include "file.h"
#include "read.h"
#include "tree_git.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char gitref[] = "gitref:";

void target_free(struct target *target)
{
	snapshot_free(&target->snapshot);
}

static void note_origin(struct target *target, const struct db *db, enum nature nature)
{
	bool postgres = strcmp(db->engine->name, "postgres") == 0;

	target->origin = (struct origin){
		.engine = db->engine->name,
		.version = db->version / (postgres ? 10000 : 1000000),
		.nature = nature,
	};
}

static bool read_database(const char *engine, const char *where, struct arena *arena,
	struct target *out, struct error *err)
{
	AUTO(db_close) struct db *db = NULL;

	out->label = engine_find(engine)->label(arena, where);
	if (!db_open_to_read(engine_find(engine), where, &db, err)) {
		return false;
	}
	if (!snapshot_read(db, &out->snapshot, err)) {
		return fail_while(err, "%s", out->label);
	}
	note_origin(out, db, OF_DATABASE);
	return true;
}

static bool read_snapshot(
	const char *path, struct arena *arena, struct target *out, struct error *err)
{
	const char *bytes;
	size_t size;

	return file_read(arena, path, &bytes, &size, err) &&
	       store_read(path, bytes, size, &out->origin, &out->snapshot, err);
}

/* What the snapshot of a revision does not hold, so that others can be compared with it. */
static const char *const *left_out(const struct run *run)
{
	struct names all = {0};

	for (const char *const *it = project_own_objects(&run->project); *it != NULL; it++) {
		*VEC_ADD(run->arena, &all) = *it;
	}
	VEC_EACH (&run->project.config.exclude, it) {
		*VEC_ADD(run->arena, &all) = *it;
	}
	*VEC_ADD(run->arena, &all) = NULL;
	return all.items;
}

/* What is not SQL is run by its tool, from files: those of a commit are written down for it. */
static bool write_down(struct run *run, struct error *err)
{
	const struct project_options *options = &run->options->project;
	struct project *project = &run->project;
	const struct chain *chain = &project->chain;
	struct findings ignored = {.arena = run->arena};
	const char *folder;

	if (options->tree == NULL || chain->count == 0 || build_is_sql(&chain->items[0]) ||
		chain->items[0].unreadable != NULL) {
		return true;
	}
	folder = place_path(run->place, "tree");
	if (!tree_write(options->tree, folder, err)) {
		return false;
	}
	project->tree = tree_folder(run->arena, folder);
	return project->adapter->read(
		       project->tree, run->arena, project->path, &project->chain, &ignored, err) &&
	       (project->adapter->configure == NULL ||
		       project->adapter->configure(
			       &project->chain, &project->config, project->folder, err));
}

static bool build(struct run *run, const char *revision, struct target *out, struct error *err)
{
	AUTO(stage_drop) struct stage stage = {0};
	bool *wanted;
	size_t place;

	if (!write_down(run, err) || !build_plan(run, revision, &wanted, &place, err) ||
		!build_schema(run, wanted, &stage, err) ||
		!stage_capture(&stage, &out->snapshot, err)) {
		run_progress(run, NULL, NULL);
		return false;
	}
	note_origin(out, stage.observer, OF_REVISION);
	out->own = left_out(run);
	return true;
}

static bool read_revision(const struct options *options, struct arena *arena, const char *revision,
	struct target *out, struct error *err)
{
	AUTO(run_close) struct run run = {0};

	return run_open(&run, options, arena, err) && build(&run, revision, out, err);
}

/* Of "0042@main" the revision is 0042; "HEAD@{1}" is a ref as a whole. */
static bool read_gitref(const struct options *options, struct arena *arena, const char *name,
	struct target *out, struct error *err)
{
	AUTO(tree_git_close) struct tree_git *git = NULL;
	struct options there = *options;
	const char *at = strchr(name, '@');
	bool split = at != NULL && at > name && at[1] != '{' && at[1] != '\0';
	const char *revision = split ? arena_copy_bytes(arena, name, (size_t)(at - name)) : "head";

	if (!tree_git_open(options->project.folder, split ? at + 1 : name, &git, err)) {
		return false;
	}
	there.project.tree = tree_git_tree(git);
	return read_revision(&there, arena, revision, out, err) ||
	       fail_while(err, "%s", there.project.tree->label);
}

enum content { NO_FILE, IS_SQLITE, IS_SNAPSHOT, IS_FOREIGN };

/* By the bytes that it begins with; an empty file is an empty SQLite database. */
static bool look_at_file(const char *path, enum content *out, struct error *err)
{
	char head[64];
	struct stat status;
	ssize_t size;
	int file;

	*out = NO_FILE;
	if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
		return true;
	}
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		return fail_errno(err, "%s", path);
	}
	size = read(file, head, sizeof head);
	(void)close(file);
	if (size < 0) {
		return fail_errno(err, "%s", path);
	}
	if (size == 0 || (size >= 16 && memcmp(head, "SQLite format 3", 16) == 0)) {
		*out = IS_SQLITE;
	} else {
		*out = store_is_snapshot(head, (size_t)size) ? IS_SNAPSHOT : IS_FOREIGN;
	}
	return true;
}

/* A file that is neither may be a revision's own. */
static bool read_other(const struct options *options, struct arena *arena, const char *name,
	enum content content, struct target *out, struct error *err)
{
	if (read_revision(options, arena, name, out, err)) {
		return true;
	}
	if (content == IS_FOREIGN && err->code == ERROR_USAGE && !text_ends(name, ".sql") &&
		!text_ends(name, ".py")) {
		return fail(err, ERROR_USAGE,
			"%s: is neither a snapshot of mtest's, nor an SQLite database, nor the "
			"file of a revision",
			name);
	}
	return content != NO_FILE || err->code != ERROR_USAGE || strchr(name, '/') == NULL
		       ? false
		       : fail_while(err, "%s: there is no such file", name);
}

bool target_read(const struct options *options, struct arena *arena, const char *name,
	struct target *out, struct error *err)
{
	enum content content;

	*out = (struct target){.label = arena_copy(arena, name)};
	if (text_starts(name, "postgres://") || text_starts(name, "postgresql://")) {
		return read_database("postgres", name, arena, out, err);
	}
	if (text_starts(name, gitref)) {
		return read_gitref(options, arena, name + strlen(gitref), out, err);
	}
	if (strstr(name, "://") != NULL) {
		return fail(err, ERROR_USAGE,
			"a database is named by postgresql://… or by the path of an SQLite file");
	}
	if (!look_at_file(name, &content, err)) {
		return false;
	}
	switch (content) {
	case IS_SQLITE:
		return read_database("sqlite", name, arena, out, err);
	case IS_SNAPSHOT:
		return read_snapshot(name, arena, out, err);
	case NO_FILE:
	case IS_FOREIGN:
		break;
	}
	return read_other(options, arena, name, content, out, err);
}
