#include "case_file.h"

#include "file.h"

#include <stdlib.h>
#include <string.h>

struct reader {
	struct arena *arena;
	const char *path;
	size_t line;
	struct catalog_cases *out;
	const char **section; /* the text of the case that lines are added to */
};

static bool complain(const struct reader *reader, struct error *err, const char *what)
{
	return fail(err, ERROR_USAGE, "%s:%zu: %s", reader->path, reader->line, what);
}

/* What follows the words, or NULL: the line is another one. */
static const char *value_of(const char *line, const char *words)
{
	return text_starts(line, words) ? line + strlen(words) : NULL;
}

static bool begin_case(struct reader *reader, const char *title)
{
	struct catalog_case *last = VEC_ADD(reader->arena, reader->out);

	*last = (struct catalog_case){
		.title = title, .line = reader->line, .setup = "", .change = "", .cleanup = ""};
	reader->section = &last->setup;
	return true;
}

/* A line that begins with one of the words of the format; false: it is SQL. */
static bool read_word(struct reader *reader, struct catalog_case *last, const char *line)
{
	const char *value;

	if (strcmp(line, "-- change") == 0) {
		reader->section = &last->change;
	} else if (strcmp(line, "-- cleanup") == 0) {
		reader->section = &last->cleanup;
	} else if (strcmp(line, "-- only") == 0) {
		last->only = true;
	} else if (strcmp(line, "-- same") == 0) {
		last->same = true;
	} else if (strcmp(line, "-- no-transaction") == 0) {
		last->no_transaction = true;
	} else if ((value = value_of(line, "-- differs: ")) != NULL) {
		*VEC_ADD(reader->arena, &last->differs) = value;
	} else if ((value = value_of(line, "-- from: ")) != NULL) {
		last->from = (int)strtol(value, NULL, 10);
	} else if ((value = value_of(line, "-- until: ")) != NULL) {
		last->until = (int)strtol(value, NULL, 10);
	} else {
		return false;
	}
	return true;
}

static bool read_line(struct reader *reader, const char *line, struct error *err)
{
	struct catalog_case *last =
		reader->out->count == 0 ? NULL : &reader->out->items[reader->out->count - 1];
	const char *trimmed = text_trim(reader->arena, line);
	const char *title = value_of(trimmed, "-- case: ");

	if (title != NULL) {
		return begin_case(reader, title);
	}
	if (last == NULL) {
		return *trimmed == '\0' || text_starts(trimmed, "--") ||
		       complain(reader, err, "SQL before the first case");
	}
	if (!read_word(reader, last, trimmed)) {
		*reader->section = arena_printf(reader->arena, "%s%s\n", *reader->section, line);
	}
	return true;
}

static bool check_case(const struct catalog_case *item, const char *path, struct error *err)
{
	if (item->same == (item->differs.count > 0)) {
		return fail(err, ERROR_USAGE, "%s:%zu: a case says either what differs or same",
			path, item->line);
	}
	return true;
}

bool case_file_read(
	struct arena *arena, const char *path, struct catalog_cases *out, struct error *err)
{
	struct reader reader = {.arena = arena, .path = path, .out = out};
	const char *text;
	size_t size;

	*out = (struct catalog_cases){0};
	if (!file_read(arena, path, &text, &size, err)) {
		return false;
	}
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		reader.line++;
		if (!read_line(&reader, arena_copy_bytes(arena, text, length), err)) {
			return false;
		}
		text += length + (text[length] == '\n' ? 1 : 0);
	}
	VEC_EACH (out, it) {
		if (!check_case(it, path, err)) {
			return false;
		}
	}
	return out->count > 0 || fail(err, ERROR_USAGE, "%s: holds no case", path);
}
