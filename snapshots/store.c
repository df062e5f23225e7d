#include "store.h"

#include "text.h"
#include "vec.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char magic[] = "mtest snapshot ";
static const char ending[] = "end of mtest snapshot";
static const unsigned long format_version = 1;
static const char *const natures[] = {"revision", "database"};
static const char letters[][2] = {{'\\', '\\'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}};

struct buffer {
	char *items;
	size_t count, cap;
};

static void put(struct arena *arena, struct buffer *buffer, char c)
{
	*VEC_ADD(arena, buffer) = c;
}

static void put_text(struct arena *arena, struct buffer *buffer, const char *text)
{
	for (; *text != '\0'; text++) {
		put(arena, buffer, *text);
	}
}

static void put_byte(struct arena *arena, struct buffer *buffer, char c)
{
	char code[8];

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		if (letters[i][0] == c) {
			put(arena, buffer, '\\');
			put(arena, buffer, letters[i][1]);
			return;
		}
	}
	(void)snprintf(code, sizeof code, "\\x%02x", (unsigned)(unsigned char)c);
	put_text(arena, buffer, code);
}

static bool is_shown(const char *text, size_t at, size_t size)
{
	unsigned char c = (unsigned char)text[at];

	return c >= 0x20 && c != 0x7F && c != '\\' && !(c == ' ' && at + 1 == size);
}

static void put_part(struct arena *arena, struct buffer *buffer, const char *text)
{
	size_t size = strlen(text);
	size_t bad = text_bad_utf8(text, size);

	if (size == 0) {
		put_text(arena, buffer, "\\e");
	}
	for (size_t i = 0; i < size; i++) {
		if (i < bad && is_shown(text, i, size)) {
			put(arena, buffer, text[i]);
			continue;
		}
		put_byte(arena, buffer, text[i]);
		if (i == bad) {
			bad = i + 1 + text_bad_utf8(text + i + 1, size - i - 1);
		}
	}
}

const char *store_write(struct arena *arena, const struct origin *origin,
	const struct snapshot *snapshot, size_t *size)
{
	struct buffer buffer = {0};

	put_text(arena, &buffer,
		arena_printf(arena, "%s%lu, %s %d, %s\n", magic, format_version, origin->engine,
			origin->version, natures[origin->nature]));
	VEC_EACH (snapshot, it) {
		const char *const parts[] = {it->kind, it->identity, it->attribute, it->value};

		for (size_t i = 0; i < 4; i++) {
			put_part(arena, &buffer, parts[i]);
			put(arena, &buffer, i < 3 ? '\t' : '\n');
		}
	}
	put_text(arena, &buffer, ending);
	put(arena, &buffer, '\n');
	*size = buffer.count;
	put(arena, &buffer, '\0');
	return buffer.items;
}

bool store_is_snapshot(const char *bytes, size_t size)
{
	return size >= sizeof magic - 1 && memcmp(bytes, magic, sizeof magic - 1) == 0;
}

/* The text that is read, line by line. */
struct lines {
	const char *name, *at, *end;
	size_t number;
	char *line; /* without its end */
	struct arena *arena;
	struct error *err;
};

static bool fault(const struct lines *lines, const char *what)
{
	return fail(lines->err, ERROR_USAGE, "%s:%zu: %s", lines->name, lines->number, what);
}

static bool next_line(struct lines *lines)
{
	const char *newline = memchr(lines->at, '\n', (size_t)(lines->end - lines->at));
	size_t size;

	lines->number++;
	if (newline == NULL) {
		return fault(lines, "the snapshot is cut off here");
	}
	size = (size_t)(newline - lines->at);
	if (memchr(lines->at, '\0', size) != NULL) {
		return fault(lines, "a NUL byte is no part of a snapshot");
	}
	size -= size > 0 && newline[-1] == '\r' ? 1 : 0;
	lines->line = arena_copy_bytes(lines->arena, lines->at, size);
	lines->at = newline + 1;
	return true;
}

static bool read_head(struct lines *lines, struct origin *origin)
{
	char engine[32] = "", nature[32] = "";
	unsigned long version = 0;
	int end = 0;

	if (!next_line(lines)) {
		return false;
	}
	if (!text_starts(lines->line, magic)) {
		return fault(lines, "is not a snapshot of mtest's");
	}
	if (sscanf(lines->line, "mtest snapshot %lu,%n", &version, &end) != 1 || end == 0) {
		return fault(lines, "the first line is damaged");
	}
	if (version != format_version) {
		return fault(lines, "another version of mtest wrote this snapshot");
	}
	end = 0;
	if (sscanf(lines->line + strlen(magic), "%*u, %31s %d, %31s%n", engine, &origin->version,
		    nature, &end) != 3 ||
		lines->line[strlen(magic) + (size_t)end] != '\0') {
		return fault(lines, "the first line is damaged");
	}
	origin->engine = arena_copy(lines->arena, engine);
	for (size_t i = 0; i < 2; i++) {
		if (strcmp(nature, natures[i]) == 0) {
			origin->nature = (enum nature)i;
			return true;
		}
	}
	return fault(lines, "the first line is damaged");
}

static int hex_value(char c)
{
	const char *digits = "0123456789abcdef";
	const char *found = c == '\0' ? NULL : strchr(digits, c);

	return found == NULL ? -1 : (int)(found - digits);
}

/* The byte that stands behind a backslash, and its length there; 0: none that is known. */
static size_t read_escape(const char *text, char *out)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		if (text[0] == letters[i][1]) {
			*out = letters[i][0];
			return 1;
		}
	}
	if (text[0] == 'x' && hex_value(text[1]) >= 0 && hex_value(text[2]) >= 0) {
		*out = (char)(hex_value(text[1]) * 16 + hex_value(text[2]));
		return *out == '\0' ? 0 : 3;
	}
	return 0;
}

/* In place: what is meant is never longer than what is written. */
static bool read_part(char *part)
{
	size_t length = 0;

	if (*part == '\0') {
		return false;
	}
	if (strcmp(part, "\\e") == 0) {
		*part = '\0';
		return true;
	}
	for (const char *at = part; *at != '\0'; at++) {
		char c = *at;

		if (c == '\\') {
			size_t size = read_escape(at + 1, &c);

			if (size == 0) {
				return false;
			}
			at += size;
		}
		part[length++] = c;
	}
	part[length] = '\0';
	return true;
}

static bool read_fact(struct lines *lines, struct fact *out)
{
	char *parts[4], *at = lines->line;

	for (size_t i = 0; i < 4; i++) {
		char *tab = strchr(at, '\t');

		if ((tab == NULL) != (i == 3)) {
			return fault(lines, "is not a fact: kind, identity, attribute and value "
					    "with tabs between");
		}
		parts[i] = at;
		if (tab != NULL) {
			*tab = '\0';
			at = tab + 1;
		}
	}
	for (size_t i = 0; i < 4; i++) {
		if (!read_part(parts[i])) {
			return fault(lines,
				"the fact is damaged: \\\\, \\n, \\r, \\t, \\xHH and \\e "
				"are all that may stand behind a backslash, and no part "
				"is empty");
		}
	}
	*out = (struct fact){parts[0], parts[1], parts[2], parts[3]};
	return true;
}

static bool read_facts(struct lines *lines, struct snapshot *out)
{
	while (next_line(lines)) {
		struct fact fact;

		if (strcmp(lines->line, ending) == 0) {
			lines->number++;
			return lines->at == lines->end || fault(lines, "stands behind the end");
		}
		if (!read_fact(lines, &fact)) {
			return false;
		}
		if (out->count > 0) {
			int order = fact_compare(&out->items[out->count - 1], &fact);

			if (order >= 0) {
				return fault(lines, order == 0
							    ? "the fact stands there twice"
							    : "the facts are not in their order");
			}
		}
		snapshot_add(out, fact.kind, fact.identity, fact.attribute, fact.value);
	}
	return false;
}

bool store_read(const char *name, const char *bytes, size_t size, struct origin *origin,
	struct snapshot *out, struct error *err)
{
	AUTO(arena_free) struct arena *work = arena_new();
	struct lines lines = {name, bytes, bytes + size, 0, NULL, work, err};

	snapshot_start(out);
	*origin = (struct origin){0};
	if (!read_head(&lines, origin) || !read_facts(&lines, out)) {
		return false;
	}
	origin->engine = arena_copy(out->arena, origin->engine);
	return true;
}
