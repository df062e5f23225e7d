#ifndef MTEST_TEXT_H
#define MTEST_TEXT_H

#include "arena.h"
#include "vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Small things to do with text. Functions that take no arena return a part of their argument. */

/* A list of texts; what they point to belongs to whoever made the list. */
struct names {
	const char **items;
	size_t count, cap;
};

bool names_have(const struct names *names, const char *name);

/* In byte order. */
void names_sort(struct names *names);

bool text_starts(const char *text, const char *start);
bool text_ends(const char *text, const char *end);

/* May this byte be a part of an SQL name? Letters, digits, "_", "$" and all that is not ASCII. */
bool text_is_name_byte(char c);

/* Does text hold word (ASCII letters compare without case), not as a part of a longer name? */
bool text_has_word(const char *text, const char *word);

/* The number of the line, from 1, in which byte offset of text lies. */
size_t text_line(const char *text, size_t offset);

/* Without white space at both ends. */
const char *text_trim(struct arena *arena, const char *text);

/* One line of at most width bytes: white space runs become one space, a longer text ends in "…". */
const char *text_squeeze(struct arena *arena, const char *text, size_t width);

/* The offset of the first byte that is not UTF-8 (RFC 3629), or size when all of it is. */
size_t text_bad_utf8(const char *bytes, size_t size);

/* The same text with every byte that is not UTF-8 replaced by U+FFFD. */
const char *text_valid(struct arena *arena, const char *text);

/* Decimal digits only; false when there are none, others, or the value does not fit. */
bool text_number(const char *digits, uint64_t *out);

/* A known word that is at most two edits away from the unknown one, or NULL. */
const char *text_nearest(const char *word, const char *const *known, size_t count);

#endif
