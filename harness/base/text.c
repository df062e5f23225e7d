#include "text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool names_have(const struct names *names, const char *name)
{
	VEC_EACH (names, it) {
		if (strcmp(*it, name) == 0) {
			return true;
		}
	}
	return false;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void names_sort(struct names *names)
{
	if (names->count > 1) {
		qsort(names->items, names->count, sizeof *names->items, compare_names);
	}
}

bool text_starts(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

bool text_ends(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length >= tail && strcmp(text + length - tail, end) == 0;
}

bool text_is_name_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

bool text_has_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	if (length == 0) {
		return false;
	}
	for (const char *at = text; (at = strcasestr(at, word)) != NULL; at++) {
		if ((at == text || !text_is_name_byte(at[-1])) && !text_is_name_byte(at[length])) {
			return true;
		}
	}
	return false;
}

size_t text_line(const char *text, size_t offset)
{
	size_t line = 1;

	for (size_t i = 0; i < offset && text[i] != '\0'; i++) {
		if (text[i] == '\n') {
			line++;
		}
	}
	return line;
}

const char *text_trim(struct arena *arena, const char *text)
{
	size_t length;

	while (isspace((unsigned char)*text)) {
		text++;
	}
	length = strlen(text);
	while (length > 0 && isspace((unsigned char)text[length - 1])) {
		length--;
	}
	return arena_copy_bytes(arena, text, length);
}

const char *text_squeeze(struct arena *arena, const char *text, size_t width)
{
	const char *trimmed = text_trim(arena, text);
	char *line = arena_alloc(arena, strlen(trimmed) + sizeof "…");
	size_t length = 0;

	for (const char *at = trimmed; *at != '\0'; at++) {
		if (!isspace((unsigned char)*at)) {
			line[length++] = *at;
		} else if (length > 0 && line[length - 1] != ' ') {
			line[length++] = ' ';
		}
	}
	if (length > width) {
		length = width > 3 ? width - 3 : 0;
		while (length > 0 && ((unsigned char)line[length] & 0xC0) == 0x80) {
			length--;
		}
		memcpy(line + length, "…", sizeof "…");
	} else {
		line[length] = '\0';
	}
	return line;
}

/* The length of the well-formed sequence at bytes, or 0. */
static size_t sequence(const unsigned char *bytes, size_t size)
{
	size_t length;

	if (bytes[0] < 0x80) {
		return 1;
	}
	length = bytes[0] >= 0xC2 && bytes[0] <= 0xDF   ? 2
		 : (bytes[0] & 0xF0) == 0xE0            ? 3
		 : bytes[0] >= 0xF0 && bytes[0] <= 0xF4 ? 4
							: 0;
	if (length == 0 || length > size) {
		return 0;
	}
	for (size_t i = 1; i < length; i++) {
		if ((bytes[i] & 0xC0) != 0x80) {
			return 0;
		}
	}
	if ((bytes[0] == 0xE0 && bytes[1] < 0xA0) || (bytes[0] == 0xED && bytes[1] > 0x9F) ||
		(bytes[0] == 0xF0 && bytes[1] < 0x90) || (bytes[0] == 0xF4 && bytes[1] > 0x8F)) {
		return 0;
	}
	return length;
}

size_t text_bad_utf8(const char *bytes, size_t size)
{
	size_t at = 0;

	while (at < size) {
		size_t length = sequence((const unsigned char *)bytes + at, size - at);

		if (length == 0) {
			return at;
		}
		at += length;
	}
	return size;
}

const char *text_valid(struct arena *arena, const char *text)
{
	size_t size = strlen(text), length = 0;
	char *valid;

	if (text_bad_utf8(text, size) == size) {
		return arena_copy(arena, text);
	}
	valid = arena_alloc(arena, size * 3 + 1);
	for (size_t at = 0; at < size;) {
		size_t good = sequence((const unsigned char *)text + at, size - at);

		memcpy(valid + length, good == 0 ? "\xEF\xBF\xBD" : text + at,
			good == 0 ? 3 : good);
		length += good == 0 ? 3 : good;
		at += good == 0 ? 1 : good;
	}
	return valid;
}

bool text_number(const char *digits, uint64_t *out)
{
	uint64_t value = 0;

	if (*digits == '\0') {
		return false;
	}
	for (; *digits != '\0'; digits++) {
		if (!isdigit((unsigned char)*digits) ||
			__builtin_mul_overflow(value, (uint64_t)10, &value) ||
			__builtin_add_overflow(value, (uint64_t)(*digits - '0'), &value)) {
			return false;
		}
	}
	*out = value;
	return true;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Levenshtein's distance of two words of at most 39 bytes; longer ones are far apart. */
static size_t distance(const char *a, const char *b)
{
	size_t row[40], width = strlen(b);

	if (width >= 40 || strlen(a) >= 40) {
		return 40;
	}
	for (size_t j = 0; j <= width; j++) {
		row[j] = j;
	}
	for (size_t i = 0; a[i] != '\0'; i++) {
		size_t corner = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < width; j++) {
			size_t keep = corner + (a[i] == b[j] ? 0 : 1);

			corner = row[j + 1];
			row[j + 1] = smaller(keep, smaller(row[j + 1], row[j]) + 1);
		}
	}
	return row[width];
}

const char *text_nearest(const char *word, const char *const *known, size_t count)
{
	const char *nearest = NULL;
	/* One wrong letter in a short word, two in a longer one. */
	size_t best = strlen(word) < 5 ? 2 : 3;

	for (size_t i = 0; i < count; i++) {
		size_t far = distance(word, known[i]);

		if (far < best) {
			best = far;
			nearest = known[i];
		}
	}
	return nearest;
}
