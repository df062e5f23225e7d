#include "expect.h"

#include "file.h"

#include <stdint.h>
#include <string.h>

struct reader {
	struct arena *arena;
	const char *path, *engine;
	size_t line;
	struct expect *out;
};

static bool is_postgres(const struct reader *reader)
{
	return strcmp(reader->engine, "postgres") == 0;
}

/* "{public.}" is a schema that SQLite has not. */
static const char *resolve(const struct reader *reader, const char *line)
{
	static const char mark[] = "{public.}";
	const char *found = strstr(line, mark);

	if (found == NULL) {
		return line;
	}
	return resolve(reader, arena_printf(reader->arena, "%.*s%s%s", (int)(found - line), line,
				       is_postgres(reader) ? "public." : "", found + strlen(mark)));
}

static void add_words(struct arena *arena, const char *line, struct names *out)
{
	for (line += strspn(line, " "); *line != '\0'; line += strspn(line, " ")) {
		size_t length = strcspn(line, " ");

		*VEC_ADD(arena, out) = arena_copy_bytes(arena, line, length);
		line += length;
	}
}

static bool read_number(const struct reader *reader, const char *value, int *out, struct error *err)
{
	uint64_t number;

	if (!text_number(value, &number) || number > 255) {
		return fail(err, ERROR_USAGE, "%s:%zu: is not a number: %s", reader->path,
			reader->line, value);
	}
	*out = (int)number;
	return true;
}

/* What follows the key, or NULL: the line has another one. */
static const char *value_of(const char *line, const char *key)
{
	return text_starts(line, key) ? line + strlen(key) : NULL;
}

static bool is_finding(const char *line)
{
	return text_starts(line, "error ") || text_starts(line, "warning ") ||
	       text_starts(line, "note ");
}

static bool read_line(const struct reader *reader, const char *line, struct error *err)
{
	struct expect *out = reader->out;
	const char *value;

	if (is_finding(line)) {
		*VEC_ADD(reader->arena, &out->findings) = resolve(reader, line);
	} else if ((value = value_of(line, "history ")) != NULL) {
		*VEC_ADD(reader->arena, &out->history) = resolve(reader, value);
	} else if ((value = value_of(line, "allowed ")) != NULL) {
		*VEC_ADD(reader->arena, &out->allowed) = resolve(reader, value);
	} else if ((value = value_of(line, "remark: ")) != NULL) {
		*VEC_ADD(reader->arena, &out->remarks) = value;
	} else if ((value = value_of(line, "verdict ")) != NULL) {
		*VEC_ADD(reader->arena, &out->verdicts) = value;
	} else if ((value = value_of(line, "printed ")) != NULL) {
		*VEC_ADD(reader->arena, &out->printed) = value;
	} else if ((value = value_of(line, "not-examined ")) != NULL) {
		*VEC_ADD(reader->arena, &out->gaps) = value;
	} else if ((value = value_of(line, "exit: ")) != NULL) {
		return read_number(reader, value, &out->exit_code, err);
	} else if ((value = value_of(line, "from: ")) != NULL) {
		return read_number(reader, value, &out->from, err);
	} else if ((value = value_of(line, "options: ")) != NULL) {
		add_words(reader->arena, value, &out->options);
	} else if ((value = value_of(line, "command: ")) != NULL) {
		add_words(reader->arena, value, &out->command);
	} else if ((value = value_of(line, "tool: ")) != NULL) {
		out->tool = value;
	} else if ((value = value_of(line, "stderr: ")) != NULL) {
		out->trouble = value;
	} else if (strcmp(line, "engine: detected") == 0) {
		out->detected = true;
	} else if (strcmp(line, "reruns: all") == 0) {
		out->all_reruns = true;
	} else if (!text_starts(line, "engines: ")) {
		return fail(err, ERROR_USAGE, "%s:%zu: cannot be understood: %s", reader->path,
			reader->line, line);
	}
	return true;
}

/* The line without the engine that it counts for; NULL: it counts for another one. */
static const char *line_for(const struct reader *reader, const char *line)
{
	const char *value = value_of(line, "postgres: ");

	if (value != NULL) {
		return is_postgres(reader) ? value : NULL;
	}
	value = value_of(line, "sqlite: ");
	if (value != NULL) {
		return is_postgres(reader) ? NULL : value;
	}
	return line;
}

bool expect_read(struct arena *arena, const char *path, const char *engine, struct expect *out,
	struct error *err)
{
	struct reader reader = {.arena = arena, .path = path, .engine = engine, .out = out};
	const char *text;
	size_t size;

	*out = (struct expect){.exit_code = -1};
	if (!file_read(arena, path, &text, &size, err)) {
		return false;
	}
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		const char *line = text_trim(arena, arena_copy_bytes(arena, text, length));

		reader.line++;
		text += length + (text[length] == '\n' ? 1 : 0);
		line = *line == '\0' || *line == '#' ? NULL : line_for(&reader, line);
		if (line != NULL && !read_line(&reader, line, err)) {
			return false;
		}
	}
	if (out->command.count == 0) {
		*VEC_ADD(arena, &out->command) = "all";
	}
	return out->exit_code >= 0 ||
	       fail(err, ERROR_USAGE, "%s: does not say the exit code", path);
}
