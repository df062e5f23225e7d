#ifndef SQLITE_TABLE_H
#define SQLITE_TABLE_H

#include "sqlite_tokens.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a CREATE TABLE says beyond the reach of SQLite's pragmas. Everything
 * points into the tokens that it was parsed from; only the two arrays are
 * owned, and freed with sqlite_table_free.
 */

enum sqlite_clause_kind {
	CLAUSE_PRIMARY_KEY,
	CLAUSE_UNIQUE,
	CLAUSE_CHECK,
	CLAUSE_FOREIGN_KEY,
};

/* A constraint, wherever it was written. What it does not say is NULL or empty. */
struct sqlite_clause {
	enum sqlite_clause_kind kind;
	const struct sqlite_token *name;
	struct sqlite_span keys; /* the columns, one name if written on a column */
	struct sqlite_span expression;
	const struct sqlite_token *conflict; /* REPLACE, IGNORE, … */
	bool is_descending;                  /* only where written on a column */
	bool is_autoincrement;
	const struct sqlite_token *parent;
	struct sqlite_span parent_columns;
	const char *on_delete;
	const char *on_update;
	const struct sqlite_token *match;
	const char *deferrable; /* INITIALLY DEFERRED or INITIALLY IMMEDIATE */
};

struct sqlite_column {
	const struct sqlite_token *name;
	const struct sqlite_token *collation;
	const struct sqlite_token *not_null_name;
	const struct sqlite_token *not_null_conflict;
	struct sqlite_span generated;
	bool is_stored;
};

struct sqlite_table {
	const struct sqlite_token *name;
	struct sqlite_column *columns;
	size_t column_count;
	size_t column_capacity;
	struct sqlite_clause *clauses;
	size_t clause_count;
	size_t clause_capacity;
	bool is_out_of_memory;
};

/* False: not a CREATE TABLE that SQLite would have kept, or out of memory. Free it all the same. */
bool sqlite_table_parse(struct sqlite_table *table, const struct sqlite_tokens *tokens);
void sqlite_table_free(struct sqlite_table *table);

#endif
