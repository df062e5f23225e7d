#ifndef SQLITE_CLAUSES_H
#define SQLITE_CLAUSES_H

#include "sqlite_names.h"
#include "sqlite_tokens.h"

struct sqlite3_str;

/*
 * Takes a CREATE statement apart into the JSON that ddl_clauses returns; the
 * fields are listed at sqlite_ddl.h. known: the names in reach of the statement,
 * to which a table adds its own; NULL takes every "x" for a name.
 */
enum sqlite_clauses_result {
	CLAUSES_WRITTEN,
	CLAUSES_UNREADABLE, /* what was written to out is to be thrown away */
	CLAUSES_OUT_OF_MEMORY,
};

enum sqlite_clauses_result sqlite_clauses_write(
	struct sqlite3_str *out, const struct sqlite_tokens *tokens, struct sqlite_names *known);

#endif
