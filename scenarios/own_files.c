#include "own_files.h"

#include "file.h"
#include "find_revision.h"

#include <string.h>

static const char *const words[] = {
	[OWN_BEFORE] = "before",
	[OWN_AFTER] = "after",
	[OWN_AFTER_DOWN] = "after_down",
	[OWN_EXPECT] = "expect",
};

enum { WORDS = sizeof words / sizeof *words };

struct reading {
	const struct project *project;
	struct arena *arena;
	const char *folder; /* in the tree */
	struct own_files *out;
};

/* What a file's name says. */
struct parts {
	const char *revision, *word, *table; /* table NULL: SQL */
};

static const char *shown(const struct reading *reading, const char *path)
{
	return tree_path(reading->arena, reading->project->folder, path);
}

/* REVISION.word.sql; false: it is called otherwise. */
static bool split_sql(struct arena *arena, const char *name, struct parts *out)
{
	char *stem = arena_copy_bytes(arena, name, strlen(name) - strlen(".sql"));
	char *dot = strrchr(stem, '.');

	if (dot == NULL || dot == stem) {
		return false;
	}
	*dot = '\0';
	*out = (struct parts){stem, dot + 1, NULL};
	return true;
}

/* REVISION.word.TABLE.csv: the first word that stands behind a revision, or the first at all. */
static bool split_csv(
	struct arena *arena, const struct chain *chain, const char *name, struct parts *out)
{
	bool found = false;

	for (const char *dot = strchr(name, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
		size_t length = strcspn(dot + 1, ".");
		const char *table = dot + 1 + length, *word;
		struct parts parts;

		if (dot == name || *table == '\0' || strlen(table + 1) <= strlen(".csv")) {
			continue;
		}
		table++;
		word = arena_copy_bytes(arena, dot + 1, length);
		parts = (struct parts){arena_copy_bytes(arena, name, (size_t)(dot - name)), word,
			arena_copy_bytes(arena, table, strlen(table) - strlen(".csv"))};
		if (revision_named(chain, parts.revision) != NULL) {
			*out = parts;
			return true;
		}
		for (size_t i = 0; i < OWN_EXPECT && !found; i++) {
			if (strcmp(words[i], word) == 0) {
				*out = parts;
				found = true;
			}
		}
	}
	return found;
}

/* A word that is meant to be one of ours behind a revision is a slip that must not go unseen. */
static bool know_word(const struct reading *reading, const char *path, const struct parts *parts,
	enum own_when *out, bool *is_own, struct error *err)
{
	size_t known = parts->table == NULL ? WORDS : OWN_EXPECT;
	const char *meant = text_nearest(parts->word, words, known);

	*is_own = false;
	for (size_t i = 0; i < known && !*is_own; i++) {
		*is_own = strcmp(words[i], parts->word) == 0;
		*out = (enum own_when)i;
	}
	if (!*is_own && meant != NULL &&
		revision_named(&reading->project->chain, parts->revision) != NULL) {
		return fail(err, ERROR_USAGE, "%s: a file for this revision is called .%s, not .%s",
			shown(reading, path), meant, parts->word);
	}
	return true;
}

static bool read_text(
	const struct reading *reading, const char *path, const char **out, struct error *err)
{
	size_t size, bad, zero;

	if (!tree_read(reading->project->tree, reading->arena, path, out, &size, err)) {
		err->code = ERROR_USAGE;
		return false;
	}
	bad = text_bad_utf8(*out, size);
	zero = strlen(*out);
	if (bad < size) {
		return fail(err, ERROR_USAGE, "%s:%zu: a byte that is not UTF-8",
			shown(reading, path), text_line(*out, bad));
	}
	return zero == size || fail(err, ERROR_USAGE, "%s:%zu: a NUL byte", shown(reading, path),
				       text_line(*out, zero));
}

static bool read_file(struct reading *reading, const char *path, enum own_when when,
	const struct parts *parts, struct error *err)
{
	struct own_file *file = VEC_ADD(reading->arena, reading->out);
	const char *text;

	*file = (struct own_file){
		.revision = revision_named(&reading->project->chain, parts->revision),
		.when = when,
		.path = path,
		.shown = shown(reading, path),
		.table = parts->table,
	};
	if (file->revision == NULL) {
		return fail(err, ERROR_USAGE,
			"%s: there is no revision '%s', by its id or the name of its file",
			file->shown, parts->revision);
	}
	if (!read_text(reading, path, &text, err)) {
		return false;
	}
	if (parts->table == NULL) {
		file->text = text_starts(text, "\xEF\xBB\xBF") ? text + 3 : text;
		return true;
	}
	file->csv = csv_read(reading->arena, text);
	return file->csv.trouble == NULL || fail(err, ERROR_USAGE, "%s:%zu: %s", file->shown,
						    file->csv.trouble_line, file->csv.trouble);
}

static bool read_all(
	struct reading *reading, const struct names *names, const char *ending, struct error *err)
{
	VEC_EACH (names, it) {
		const char *path = tree_path(reading->arena, reading->folder, *it);
		struct parts parts;
		enum own_when when;
		bool is_own;

		if (!text_ends(*it, ending) ||
			!(strcmp(ending, ".sql") == 0
					? split_sql(reading->arena, *it, &parts)
					: split_csv(reading->arena, &reading->project->chain, *it,
						  &parts))) {
			continue;
		}
		if (!know_word(reading, path, &parts, &when, &is_own, err) ||
			(is_own && !read_file(reading, path, when, &parts, err))) {
			return false;
		}
	}
	return true;
}

static const char *top_folder(const struct project *project)
{
	const char *given = project->config.fixtures.folder;

	return given == NULL ? "fixtures" : given;
}

/* Of several sets each has a folder of its own name in it. */
static const char *folder_of(const struct project *project, struct arena *arena)
{
	const struct config_set *set = project->config.set;

	return set == NULL ? top_folder(project) : tree_path(arena, top_folder(project), set->name);
}

/* A file beside the folders of the sets would never be read. */
static bool refuse_strays(const struct reading *reading, struct error *err)
{
	const struct project *project = reading->project;
	struct reading top = *reading;
	struct own_files strays = {0};
	struct names names = {0};
	struct error ignored;

	top.folder = top_folder(project);
	top.out = &strays;
	if (project->config.set == NULL ||
		!tree_list(project->tree, top.arena, top.folder, &names, &ignored) ||
		(read_all(&top, &names, ".sql", &ignored) &&
			read_all(&top, &names, ".csv", &ignored) && strays.count == 0)) {
		return true;
	}
	return fail(err, ERROR_USAGE, "%s: each set has a folder of its own for rows: %s",
		strays.count == 0 ? shown(&top, top.folder) : strays.items[0].shown,
		shown(reading, reading->folder));
}

bool own_files_read(const struct project *project, struct arena *arena, struct own_files *out,
	struct error *err)
{
	const char *given = project->config.fixtures.folder;
	struct reading reading = {project, arena, folder_of(project, arena), out};
	struct names names = {0};

	*out = (struct own_files){0};
	if (given != NULL && !file_is_folder(tree_path(arena, project->folder, given))) {
		return fail(err, ERROR_USAGE, "%s: there is no folder %s",
			config_place(arena, &project->config, "fixtures"), given);
	}
	if (!refuse_strays(&reading, err)) {
		return false;
	}
	if (!file_is_folder(tree_path(arena, project->folder, reading.folder))) {
		return true;
	}
	if (!tree_list(project->tree, arena, reading.folder, &names, err)) {
		err->code = ERROR_USAGE;
		return false;
	}
	return read_all(&reading, &names, ".sql", err) && read_all(&reading, &names, ".csv", err);
}
