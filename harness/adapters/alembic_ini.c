#include "alembic_ini.h"

#include "text.h"
#include "vec.h"

#include <ini.h>
#include <string.h>

struct lines {
	struct arena *arena;
	const char *at;
	struct alembic_options out;
	size_t line;
};

/*
 * A line for inih: like fgets, but the rest of a line that is too long for it (inih 55: 200 bytes)
 * is passed over instead of being read as a line of its own.
 */
static char *next_line(char *out, int size, void *context)
{
	struct lines *lines = context;
	size_t length = strcspn(lines->at, "\n"), room = (size_t)size - 2;
	size_t taken = length < room ? length : room;

	if (*lines->at == '\0' || size < 3) {
		return NULL;
	}
	memcpy(out, lines->at, taken);
	out[taken] = '\n';
	out[taken + 1] = '\0';
	lines->at += length + (lines->at[length] == '\n' ? 1 : 0);
	return out;
}

/* A value that goes on in the next line comes as another call with the same name. */
static int take(void *context, const char *section, const char *name, const char *value)
{
	struct lines *lines = context;
	struct alembic_options *out = &lines->out;
	struct alembic_option *last = out->count == 0 ? NULL : &out->items[out->count - 1];

	if (strcmp(section, "alembic") != 0 || name == NULL) {
		return 1;
	}
	out->is_there = true;
	if (last != NULL && strcmp(last->name, name) == 0) {
		last->value = arena_printf(lines->arena, "%s\n%s", last->value, value);
	} else {
		struct alembic_option *option = VEC_ADD(lines->arena, out);

		option->name = arena_copy(lines->arena, name);
		option->value = arena_copy(lines->arena, value);
	}
	return 1;
}

struct alembic_options alembic_ini_read(struct arena *arena, const char *text)
{
	struct lines lines = {.arena = arena, .at = text};
	int bad = ini_parse_stream(next_line, &lines, take, &lines);

	/* A line that inih cannot read (Flask's logging sections have none) is not ours. */
	(void)bad;
	lines.out.is_there = lines.out.is_there || strstr(text, "[alembic]") != NULL;
	return lines.out;
}

static const char *skip_space(const char *at)
{
	while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n' || *at == '#') {
		at += *at == '#' ? strcspn(at, "\n") : 1;
	}
	return at;
}

/* A string of TOML without its escapes: paths on Windows are not what mtest reads. */
static const char *read_string(struct arena *arena, const char *at, const char **out)
{
	char quote[2] = {*at, '\0'};
	size_t length = strcspn(at + 1, quote);

	*out = arena_copy_bytes(arena, at + 1, length);
	return at + 1 + length + (at[1 + length] == '\0' ? 0 : 1);
}

/* "x", true, or ["a", "b"], the items of which come on lines of their own. */
static const char *read_value(struct arena *arena, const char *at, const char **out)
{
	const char *item;

	*out = "";
	if (*at == '"' || *at == '\'') {
		return read_string(arena, at, out);
	}
	if (*at != '[') {
		size_t length = strcspn(at, " \t\r\n#");

		*out = arena_copy_bytes(arena, at, length);
		return at + length;
	}
	at = skip_space(at + 1);
	while (*at != '\0' && *at != ']') {
		if (*at == '"' || *at == '\'') {
			at = read_string(arena, at, &item);
			*out = arena_printf(arena, "%s%s%s", *out, **out == '\0' ? "" : "\n", item);
		} else {
			at++;
		}
		at = skip_space(at);
	}
	return at + (*at == ']' ? 1 : 0);
}

static bool is_section(struct arena *arena, const char *line)
{
	const char *name = text_trim(arena, arena_copy_bytes(arena, line, strcspn(line, "#\n")));

	return strcmp(name, "[tool.alembic]") == 0;
}

struct alembic_options alembic_toml_read(struct arena *arena, const char *text)
{
	struct alembic_options out = {0};
	const char *at = skip_space(text);
	bool inside = false;

	while (*at != '\0') {
		size_t name = strcspn(at, "=\n");

		if (*at == '[') {
			inside = is_section(arena, at);
			out.is_there = out.is_there || inside;
		} else if (inside && at[name] == '=') {
			struct alembic_option *option = VEC_ADD(arena, &out);

			option->name = text_trim(arena, arena_copy_bytes(arena, at, name));
			at = read_value(arena, at + name + 1 + strspn(at + name + 1, " \t"),
				&option->value);
		}
		at += strcspn(at, "\n");
		at = skip_space(at);
	}
	return out;
}

const char *alembic_option(const struct alembic_options *options, const char *name)
{
	for (size_t i = options->count; i-- > 0;) {
		if (strcmp(options->items[i].name, name) == 0) {
			return options->items[i].value;
		}
	}
	return NULL;
}
