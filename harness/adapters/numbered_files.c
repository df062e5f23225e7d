#include "numbered_files.h"

#include "search.h"
#include "sql.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct candidate {
	const char *folder;
	size_t files, depth;
};

struct search {
	const struct numbered_layout *layout;
	const struct tree *tree;
	struct arena *arena;
	struct candidate best;
	struct names folders; /* of all candidates */
};

/* Of two folders the one with more files is the project's; the names of MySQL's stay behind. */
static bool is_better(const struct candidate *candidate, const struct candidate *best)
{
	bool foreign = text_has_word(candidate->folder, "mysql");
	bool best_foreign = best->folder != NULL && text_has_word(best->folder, "mysql");

	if (best->folder == NULL || foreign != best_foreign) {
		return best->folder == NULL || !foreign;
	}
	return candidate->files > best->files ||
	       (candidate->files == best->files && candidate->depth < best->depth);
}

static void search_folder(struct search *search, const char *folder, size_t depth)
{
	struct candidate candidate = {folder, 0, depth};
	struct names names = {0};
	struct numbered_name parsed;
	struct error ignored;

	if (!tree_list(search->tree, search->arena, folder, &names, &ignored)) {
		return;
	}
	VEC_EACH (&names, it) {
		if (!text_ends(*it, "/") && text_ends(*it, search->layout->mark) &&
			!search_is_of_fixtures(*it) && search->layout->parse(*it, &parsed)) {
			candidate.files++;
		}
	}
	if (candidate.files > 0) {
		*VEC_ADD(search->arena, &search->folders) = folder;
	}
	if (candidate.files > 0 && is_better(&candidate, &search->best)) {
		search->best = candidate;
	}
	VEC_EACH (&names, it) {
		if (depth < search_depth && text_ends(*it, "/") && !search_skips(*it)) {
			const char *name = arena_copy_bytes(search->arena, *it, strlen(*it) - 1);

			search_folder(search, tree_path(search->arena, folder, name), depth + 1);
		}
	}
}

/* No tool reads the folders in its migrations' folder: what lies there was put aside. */
static bool is_put_aside(const char *folder, const char *best)
{
	size_t length = strlen(best);

	return strncmp(folder, best, length) == 0 && folder[length] == '/';
}

bool numbered_detect(const struct numbered_layout *layout, const struct tree *tree,
	struct arena *arena, const char *path, struct detected *out)
{
	struct search search = {.layout = layout, .tree = tree, .arena = arena};

	search_folder(&search, path == NULL ? "." : path, path == NULL ? 0 : search_depth);
	if (search.best.folder == NULL) {
		return false;
	}
	*out = (struct detected){
		.path = search.best.folder,
		.why = arena_printf(arena, "%zu files like %s in %s", search.best.files,
			layout->pattern, search.best.folder),
	};
	VEC_EACH (&search.folders, it) {
		if (*it != search.best.folder && !is_put_aside(*it, search.best.folder)) {
			*VEC_ADD(arena, &out->others) = *it;
		}
	}
	return true;
}

struct numbered_file {
	struct numbered_name name;
	const char *file;
};

struct numbered_files {
	struct numbered_file *items;
	size_t count, cap;
};

static int compare_files(const void *a, const void *b)
{
	const struct numbered_file *first = a, *second = b;

	if (first->name.value != second->name.value) {
		return first->name.value < second->name.value ? -1 : 1;
	}
	if (first->name.direction != second->name.direction) {
		return first->name.direction == UP ? -1 : 1;
	}
	return strcmp(first->file, second->file);
}

static void set_unreadable(struct revision *revision, const char *why, size_t line,
	const struct script *script, struct findings *findings)
{
	struct finding *finding = finding_add(findings, UNREADABLE_REVISION);

	finding->revision = revision->id;
	finding->path = script->path;
	finding->line = line;
	finding->message = why;
	finding->hint = "Save the file as UTF-8 text that mtest may read.";
	revision->unreadable = why;
}

static void read_script(const struct tree *tree, struct arena *arena, struct revision *revision,
	struct script *script, struct findings *findings)
{
	struct error trouble;
	const char *text, *nul;
	size_t size, bad;

	script->line = 1;
	if (!tree_read(tree, arena, script->path, &text, &size, &trouble)) {
		set_unreadable(revision,
			arena_printf(arena, "the file cannot be read: %s", trouble.text), 0, script,
			findings);
		return;
	}
	nul = memchr(text, '\0', size);
	bad = text_bad_utf8(text, size);
	if (nul != NULL) {
		size_t line = text_line(text, (size_t)(nul - text));

		set_unreadable(revision,
			arena_printf(arena, "a NUL byte in line %zu ends the script there", line),
			line, script, findings);
	} else if (bad < size) {
		size_t line = text_line(text, bad);

		set_unreadable(revision,
			arena_printf(arena, "byte 0x%02x in line %zu is not UTF-8",
				(unsigned)(unsigned char)text[bad], line),
			line, script, findings);
	} else {
		script->text = text;
		script->empty = sql_is_empty(text);
		script->silent = sql_is_silent(text);
	}
}

static void report_duplicate(const struct revision *revision, const char *first, const char *path,
	struct arena *arena, struct findings *findings)
{
	struct finding *finding = finding_add(findings, DUPLICATE_NUMBER);

	finding->revision = revision->id;
	finding->path = path;
	finding->message = arena_printf(arena, "number %s is also that of %s", revision->id, first);
	finding->hint = "Give one of the two files the next free number.";
}

static struct revision *add_revision(
	struct chain *chain, struct arena *arena, const struct numbered_file *file)
{
	struct revision *revision = VEC_ADD(arena, chain);

	revision->id = arena_copy_bytes(arena, file->name.number, file->name.number_length);
	revision->title = arena_copy_bytes(arena, file->name.title, file->name.title_length);
	if (chain->count > 1) {
		*VEC_ADD(arena, &revision->parents) = chain->items[chain->count - 2].id;
	}
	return revision;
}

static struct script *script_of(struct revision *revision, enum direction direction)
{
	return direction == UP ? &revision->up : &revision->down;
}

/*
 * The revision that a file belongs to: the number's first one, or the twin of the same title. The
 * tool refuses a set in which a number has two files for one direction; a twin is a revision that
 * cannot be run, so that the rest is walked.
 */
static struct revision *find_home(struct chain *chain, size_t first, struct arena *arena,
	const struct numbered_file *file, const char *path, struct findings *findings)
{
	struct revision *revision = &chain->items[first];
	const char *taken = script_of(revision, file->name.direction)->path;

	if (taken == NULL) {
		return revision;
	}
	for (size_t i = first + 1; i < chain->count; i++) {
		revision = &chain->items[i];
		if (script_of(revision, file->name.direction)->path == NULL &&
			strlen(revision->title) == file->name.title_length &&
			strncmp(revision->title, file->name.title, file->name.title_length) == 0) {
			return revision;
		}
	}
	revision = add_revision(chain, arena, file);
	report_duplicate(revision, taken, path, arena, findings);
	revision->unreadable = arena_printf(arena, "has the same number as %s", taken);
	return revision;
}

static void read_number(const struct tree *tree, struct arena *arena, const char *folder,
	const struct numbered_file *files, size_t count, struct chain *chain,
	struct findings *findings)
{
	size_t first = chain->count;

	(void)add_revision(chain, arena, &files[0]);
	for (size_t i = 0; i < count; i++) {
		const char *path = tree_path(arena, folder, files[i].file);
		struct revision *revision =
			find_home(chain, first, arena, &files[i], path, findings);
		struct script *script = script_of(revision, files[i].name.direction);

		script->path = path;
		revision->path = revision->path == NULL ? path : revision->path;
		read_script(tree, arena, revision, script, findings);
	}
}

static void report_missing_upgrades(struct chain *chain, struct findings *findings)
{
	VEC_EACH (chain, it) {
		struct finding *finding;

		if (it->up.path == NULL && it->unreadable == NULL) {
			finding = finding_add(findings, SILENT_NO_OP);
			finding->revision = it->id;
			finding->path = it->path;
			finding->message =
				"there is a down file but no up file: an upgrade moves the "
				"version and does nothing";
			finding->hint = "Add the up file, or remove the down file.";
		}
	}
}

bool numbered_read(const struct numbered_layout *layout, const struct tree *tree,
	struct arena *arena, const char *path, struct chain *out, struct findings *findings,
	struct error *err)
{
	struct numbered_files files = {0};
	struct names names = {0};

	*out = (struct chain){0};
	if (!tree_list(tree, arena, path, &names, err)) {
		err->code = ERROR_USAGE;
		return fail_while(err, "cannot read the migrations");
	}
	VEC_EACH (&names, it) {
		struct numbered_file file = {.file = *it};
		bool is_folder = text_ends(*it, "/");

		/* A folder that bears a migration's name is one that the tool fails to read. */
		if (is_folder) {
			file.file = arena_copy_bytes(arena, *it, strlen(*it) - 1);
		}
		if (layout->parse(file.file, &file.name)) {
			*VEC_ADD(arena, &files) = file;
		}
	}
	if (files.count > 1) {
		qsort(files.items, files.count, sizeof *files.items, compare_files);
	}
	for (size_t i = 0, next; i < files.count; i = next) {
		for (next = i + 1; next < files.count &&
				   files.items[next].name.value == files.items[i].name.value;
			next++) {
		}
		read_number(tree, arena, path, &files.items[i], next - i, out, findings);
	}
	report_missing_upgrades(out, findings);
	out->without_down =
		layout->down_required ? "a downgrade moves the version and undoes nothing" : NULL;
	return true;
}
