#ifndef MTEST_SQL_SPLIT_H
#define MTEST_SQL_SPLIT_H

#include "sql.h"

/*
 * Where statements end in the text of either engine, by quotes, comments and semicolons alone. What
 * has semicolons of its own (a trigger's body, BEGIN ATOMIC) is cut there; queries and the
 * statements that write rows have none.
 */

/* The offset behind a quoted text that begins at at; without its end, that of the whole text. */
size_t sql_skip_quoted(const char *text, size_t at, bool escapes);

/* Likewise of "$tag$ … $tag$"; at itself where there is none. */
size_t sql_skip_dollars(struct arena *arena, const char *text, size_t at);

struct sql_statements {
	struct sql_statement *items;
	size_t count, cap;
};

/* Each from its first word on, without comments before it and without its semicolon. */
struct sql_statements sql_split(struct arena *arena, const char *text);

#endif
