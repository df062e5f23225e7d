#ifndef MTEST_SQL_H
#define MTEST_SQL_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What the text of a script says, by PostgreSQL 15's own parser (libpg_query) where that is asked
 * for. Text that does not parse is never a finding: the server decides.
 */

/* One statement: the bytes [start, start + length) of the script, without its semicolon. */
struct sql_statement {
	size_t start, length;
};

struct sql_script {
	struct sql_statement *items;
	size_t count, cap;
	bool parsed; /* false: not PostgreSQL as this parser knows it; then there are no items */
	/* Some statement begins, ends or needs a transaction of its own: BEGIN, COMMIT, SAVEPOINT,
	 * …, CALL, DO. */
	bool controls_transaction;
	bool ends_transaction; /* one of them is BEGIN, COMMIT, SAVEPOINT, … itself */
	/* Every statement is DDL whose effect must show in the catalog, or there is none. */
	bool all_ddl;
	/* Every statement is a query, and all that it reads are catalogs. */
	bool all_looks;
};

struct sql_script sql_read(struct arena *arena, const char *text);

/* Does the text hold no statement for either engine: only white space, comments, semicolons? */
bool sql_is_empty(const char *text);

/* Is it white space and semicolons alone: without even a comment? */
bool sql_is_silent(const char *text);

/* The offset of the first byte at or after at that is neither white space nor comment. */
size_t sql_skip(const char *text, size_t at);

/* The offset behind a comment that begins at at, or at itself. */
size_t sql_skip_comment(const char *text, size_t at);

#endif
