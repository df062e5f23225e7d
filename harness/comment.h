#ifndef MTEST_COMMENT_H
#define MTEST_COMMENT_H

#include "arena.h"

#include <stddef.h>

/*
 * The comments of a revision's file, a line at a time, and the statement that each belongs to: the
 * one that it stands in or behind on a line, else the next one. What looks like a comment within a
 * string is none. Any bytes may be given: what cannot be read as a program has no comments.
 */
struct comment {
	const char *text; /* of one line, without its signs and the white space around it */
	size_t line;
	size_t first, last; /* lines of the statement; last 0: it belongs to the whole file */
	size_t owner;       /* Python: the line of the "def" around the statement; 0: none */
};

struct comments {
	struct comment *items;
	size_t count, cap;
};

/*
 * SQL of either engine. A comment behind which no statement follows belongs to the whole file.
 */
struct comments comments_of_sql(struct arena *arena, const char *text);

/*
 * Python. A statement that opens a block ("def", "with") ends with its block. A comment at the end
 * of a block belongs to the block; one before a plain statement of the module, to the whole file.
 */
struct comments comments_of_python(struct arena *arena, const char *text, size_t size);

#endif
