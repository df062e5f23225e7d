#include "publish.h"

#include "file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* An open_memstream, and the text that it leaves behind. */
struct memory {
	FILE *file;
	char *text;
	size_t size;
};

static void close_memory(struct memory *memory)
{
	if (memory->file != NULL) {
		(void)fclose(memory->file);
	}
	free(memory->text);
}

/* "text, json and junit" */
static const char *known_formats(struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; report_formats[i] != NULL; i++) {
		text = arena_printf(arena, "%s%s%s", text,
			i == 0                          ? ""
			: report_formats[i + 1] == NULL ? " and "
							: ", ",
			report_formats[i]->name);
	}
	return text;
}

bool publish_format(const char *name, const struct report_format **out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();

	*out = report_find(name);
	return *out != NULL ||
	       fail(err, ERROR_USAGE, "there is no report format '%s'; mtest knows %s", name,
		       known_formats(work));
}

bool publish_parse(
	struct arena *arena, const char *value, struct report_file *out, struct error *err)
{
	const char *equals = strchr(value, '=');

	if (equals == NULL || equals == value || equals[1] == '\0') {
		return fail(err, ERROR_USAGE,
			"--report takes FORMAT=FILE, for example junit=mtest.xml, not '%s'", value);
	}
	if (!publish_format(
		    arena_copy_bytes(arena, value, (size_t)(equals - value)), &out->format, err)) {
		return false;
	}
	out->path = arena_copy(arena, equals + 1);
	if (strcmp(out->path, "-") == 0) {
		return fail(err, ERROR_USAGE,
			"--report writes files; for standard output there is --format %s",
			out->format->name);
	}
	return file_can_write(arena, out->path, err) || fail_while(err, "--report");
}

bool publish_file(const struct result *result, const struct report_file *file, struct error *err)
{
	static const struct report_style style = {.verbose = true};
	AUTO(close_memory) struct memory memory = {0};

	memory.file = open_memstream(&memory.text, &memory.size);
	if (memory.file == NULL) {
		return fail_errno(err, "%s", file->path);
	}
	if (!file->format->write(result, &style, memory.file, err)) {
		return fail_while(err, "%s", file->path);
	}
	if (fflush(memory.file) != 0) {
		return fail_errno(err, "%s", file->path);
	}
	return file_write(file->path, memory.text, memory.size, err);
}

bool publish(const struct result *result, const struct report_format *format,
	const struct report_style *style, FILE *out, struct error *err)
{
	const char *actions = getenv("GITHUB_ACTIONS");

	if (!format->write(result, style, out, err)) {
		return false;
	}
	return format != &report_text || actions == NULL || strcmp(actions, "true") != 0 ||
	       report_github.write(result, style, out, err);
}

/* The folder above that holds a .git (a folder, or a file in a worktree), or NULL. */
static const char *repository_of(struct arena *arena, const char *folder)
{
	char *at = arena_copy(arena, folder);

	for (;;) {
		char *slash;

		if (file_exists(tree_path(arena, at, ".git"))) {
			return at;
		}
		slash = strrchr(at, '/');
		if (slash == NULL || slash == at) {
			return NULL;
		}
		*slash = '\0';
	}
}

/* The way from a folder down to another one, "" for itself; NULL: it does not lie there. */
static const char *way_down(struct arena *arena, const char *from, const char *to)
{
	char real[PATH_MAX];
	size_t length;

	if (from == NULL || *from == '\0' || realpath(from, real) == NULL) {
		return NULL;
	}
	length = strcmp(real, "/") == 0 ? 0 : strlen(real);
	if (strncmp(real, to, length) != 0 || (to[length] != '/' && to[length] != '\0')) {
		return NULL;
	}
	to += length + (to[length] == '/' ? 1 : 0);
	return *to == '\0' ? "" : arena_printf(arena, "%s/", to);
}

const char *publish_root(struct arena *arena, const char *folder)
{
	char real[PATH_MAX];
	const char *way;

	if (realpath(folder, real) == NULL) {
		return "";
	}
	way = way_down(arena, getenv("GITHUB_WORKSPACE"), real);
	if (way == NULL) {
		way = way_down(arena, repository_of(arena, real), real);
	}
	if (way == NULL) {
		way = way_down(arena, ".", real);
	}
	return way == NULL ? "" : way;
}
